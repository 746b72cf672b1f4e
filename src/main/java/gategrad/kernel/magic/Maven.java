package gategrad.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks Maven itself for libraries, so that the user's repositories, mirrors, proxies and passwords
 * hold.
 */
final class Maven {
  private static final String PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String WRAPPER = WINDOWS ? "mvnw.cmd" : "mvnw";
  private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[\\d;]*m");
  private static final Pattern MISSING =
      Pattern.compile(
          "(?:artifact )?(\\S+:\\S+)" + " (?:was not found )?in (?:(\\S+) \\()?(\\w+://[^\\s)]+)");
  private static final Pattern UNREACHED =
      Pattern.compile("Could not transfer (?:artifact|metadata) \\S+ from/to (\\S+ \\S+): (.+)");

  private Maven() {}

  /** The jars of these libraries and of all that they need. */
  static List<Path> resolve(List<MavenCoordinate> libraries) {
    try {
      Path project = Files.createTempDirectory("gategrad-maven");
      try {
        Path classPath = project.resolve("class-path");
        Files.writeString(project.resolve("pom.xml"), pom(libraries));
        run(project, classPath);
        return Arrays.stream(Files.readString(classPath).strip().split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();
      } finally {
        delete(project);
      }
    } catch (IOException e) {
      throw new MagicFailure("Maven could not be run (" + e + ")");
    }
  }

  private static String pom(List<MavenCoordinate> libraries) {
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
            libraries.stream().map(MavenCoordinate::dependency).collect(Collectors.joining("\n")));
  }

  private static void run(Path project, Path classPath) throws IOException {
    var command = new ArrayList<>(List.of(program(Path.of(""), project, System.getenv())));
    command.addAll(List.of("-B", "-q", "-U", "-Dstyle.color=never", "-f"));
    command.addAll(List.of(project.resolve("pom.xml").toString(), PLUGIN));
    command.add("-Dmdep.outputFile=" + classPath);
    Process maven = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      maven.getOutputStream().close();
      String log = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

  /**
   * The wrapper of a project in or above the working folder, or the Maven on the path, or a wrapper
   * of our own, which fetches Maven once.
   */
  static String program(Path folder, Path project, Map<String, String> environment)
      throws IOException {
    Optional<Path> wrapper =
        Stream.iterate(folder.toAbsolutePath(), p -> p != null, Path::getParent)
            .map(above -> above.resolve(WRAPPER))
            .filter(Files::isExecutable)
            .findFirst();
    Optional<Path> found = wrapper.or(() -> onThePath(environment.getOrDefault("PATH", "")));
    return (found.isPresent() ? found.get() : wrapperIn(project)).toString();
  }

  private static Optional<Path> onThePath(String path) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, WINDOWS ? "mvn.cmd" : "mvn"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path wrapperIn(Path project) throws IOException {
    Files.createDirectories(project.resolve(PROPERTIES).getParent());
    for (String file : List.of(WRAPPER, PROPERTIES)) {
      try (InputStream copy = Maven.class.getResourceAsStream(file)) {
        Files.copy(copy, project.resolve(file));
      }
    }
    Path wrapper = project.resolve(WRAPPER);
    if (!WINDOWS && !wrapper.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + wrapper + " executable");
    }
    return wrapper;
  }

  /** What went wrong, as Maven says it somewhere among its advice. */
  static String reason(String log) {
    String plain = COLOUR.matcher(log).replaceAll("");
    Matcher missing = MISSING.matcher(plain);
    if (missing.find()) {
      return "there is no "
          + missing.group(1)
          + " in "
          + missing.group(3)
          + "; are group, artifact and version spelt right? https://central.sonatype.com finds them";
    }
    Matcher unreached = UNREACHED.matcher(plain);
    if (unreached.find()) {
      return "cannot reach " + unreached.group(1) + ": " + unreached.group(2);
    }
    String errors =
        plain
            .lines()
            .filter(line -> line.startsWith("[ERROR]"))
            .map(line -> line.substring("[ERROR]".length()).replaceAll("-> \\[Help.*", "").strip())
            .takeWhile(line -> !line.startsWith("To see the full stack trace"))
            .filter(line -> !line.isEmpty())
            .limit(3)
            .collect(Collectors.joining(" "));
    return errors.isBlank() ? plain.strip() : errors;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
