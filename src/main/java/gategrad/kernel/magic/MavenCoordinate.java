package gategrad.kernel.magic;

import java.util.List;
import java.util.Set;

/**
 * A library as Maven names it.
 *
 * @param type what kind of file it is; mostly {@code jar}
 * @param classifier which of several files of the library; mostly empty
 */
record MavenCoordinate(
    String group, String artifact, String type, String classifier, String version) {
  private static final Set<String> TYPES =
      Set.of("jar", "pom", "war", "ear", "ejb", "rar", "zip", "test-jar", "bundle", "maven-plugin");

  /**
   * Reads {@code group:artifact:version}, with a type or a classifier, or both, before the version,
   * or as Gradle has it with the classifier behind it.
   */
  static MavenCoordinate of(String text) {
    if (!text.matches("[\\w.-]+(:[\\w.+-]+){2,4}")) {
      throw unclear(text);
    }
    List<String> parts = List.of(text.split(":"));
    String group = parts.get(0);
    String artifact = parts.get(1);
    if (parts.size() == 3) {
      return new MavenCoordinate(group, artifact, "jar", "", parts.get(2));
    } else if (parts.size() == 5) {
      return new MavenCoordinate(group, artifact, parts.get(2), parts.get(3), parts.get(4));
    } else if (TYPES.contains(parts.get(2))) {
      return new MavenCoordinate(group, artifact, parts.get(2), "", parts.get(3));
    }
    boolean gradle = isVersion(parts.get(2)) && !isVersion(parts.get(3));
    return gradle
        ? new MavenCoordinate(group, artifact, "jar", parts.get(3), parts.get(2))
        : new MavenCoordinate(group, artifact, "jar", parts.get(2), parts.get(3));
  }

  private static MagicFailure unclear(String text) {
    String form = "group:artifact:version, such as org.apache.commons:commons-math3:3.6.1";
    return new MagicFailure(
        text.matches("[\\w.-]+:[\\w.-]+")
            ? "'" + text + "' has no version: write " + form
            : "'" + text + "' should be " + form + " (or group:artifact:classifier:version)");
  }

  private static boolean isVersion(String part) {
    return Character.isDigit(part.charAt(0));
  }

  /** The library as a project's file names it. */
  String dependency() {
    return "<dependency>"
        + element("groupId", group)
        + element("artifactId", artifact)
        + element("version", version)
        + element("type", type)
        + (classifier.isEmpty() ? "" : element("classifier", classifier))
        + "</dependency>";
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + text + "</" + name + ">";
  }
}
