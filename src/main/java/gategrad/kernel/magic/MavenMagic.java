package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code %maven group:artifact:version} asks Maven itself, so that the user's repositories,
 * mirrors, proxies and passwords hold.
 */
final class MavenMagic {
  private static final String PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

  private MavenMagic() {}

  static Outcome run(Magic.Call call, MagicSession session) {
    if (call.argument().isEmpty()) {
      throw new MagicFailure("name a library: %maven org.apache.commons:commons-math3:3.6.1");
    }
    List<Path> jars = resolve(List.of(call.argument().split("\\s+")));
    session.engine().addToClassPath(jars);
    return BuiltIn.shown(
        new Note(
            "on the class path: "
                + jars.stream()
                    .map(j -> j.getFileName().toString())
                    .collect(Collectors.joining(", "))));
  }

  private static List<Path> resolve(List<String> coordinates) {
    try {
      Path project = Files.createTempDirectory("gategrad-maven");
      try {
        Path classPath = project.resolve("class-path");
        Files.writeString(project.resolve("pom.xml"), pom(coordinates));
        maven(project, classPath);
        return Arrays.stream(Files.readString(classPath).strip().split(File.pathSeparator))
            .filter(entry -> !entry.isBlank())
            .map(Path::of)
            .toList();
      } finally {
        delete(project);
      }
    } catch (IOException e) {
      throw new MagicFailure("Maven could not be run (" + e + ")");
    }
  }

  private static void maven(Path project, Path classPath) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                maven(),
                "-B",
                "-q",
                "-f",
                project.resolve("pom.xml").toString(),
                PLUGIN,
                "-Dmdep.outputFile=" + classPath));
    Process maven = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      maven.getOutputStream().close();
      String log = new String(maven.getInputStream().readAllBytes());
      if (maven.waitFor() != 0) {
        throw new MagicFailure(reason(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MagicFailure("interrupted");
    } finally {
      maven.destroy();
    }
  }

  /** The wrapper of a project in or above the working folder, or the Maven on the path. */
  private static String maven() {
    boolean windows = File.separatorChar == '\\';
    String wrapper = windows ? "mvnw.cmd" : "mvnw";
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(folder -> folder.resolve(wrapper))
            .filter(Files::isExecutable)
            .findFirst();
    return found.map(Path::toString).orElse(windows ? "mvn.cmd" : "mvn");
  }

  private static String pom(List<String> coordinates) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>notebook</groupId>
          <artifactId>notebook</artifactId>
          <version>1</version>
          <dependencies>
        %s
          </dependencies>
        </project>
        """
        .formatted(
            coordinates.stream().map(MavenMagic::dependency).collect(Collectors.joining("\n")));
  }

  private static String dependency(String coordinate) {
    if (!coordinate.matches("[\\w.-]+(:[\\w.-]+){2,3}")) {
      throw new MagicFailure(
          "'"
              + coordinate
              + "' should be group:artifact:version, or group:artifact:classifier:version");
    }
    String[] parts = coordinate.split(":");
    String classifier = parts.length == 4 ? "<classifier>" + parts[2] + "</classifier>" : "";
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s<version>%s</version></dependency>"
        .formatted(parts[0], parts[1], classifier, parts[parts.length - 1]);
  }

  /** The first lines in which Maven says what went wrong. */
  private static String reason(String log) {
    String errors =
        log.lines()
            .filter(line -> line.startsWith("[ERROR]"))
            .map(line -> line.substring("[ERROR]".length()).strip())
            .limit(3)
            .collect(Collectors.joining(" "));
    return errors.isBlank() ? log.strip() : errors;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
