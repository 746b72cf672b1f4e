package gategrad.kernel;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars beside ours in the installed kernel; empty lists when run from a build folder.
 *
 * @param ours what cells see from the start
 * @param sources what Shift-Tab reads Javadoc from
 * @param libraries what cells see once they mention it
 */
record Layout(List<Path> ours, List<Path> sources, List<Path> libraries) {

  /** The layout around the jar that this class comes from. */
  static Layout find() throws IOException {
    Path jar = ownJar();
    if (!jar.toString().endsWith(".jar")) {
      return new Layout(List.of(), List.of(), List.of());
    }
    try (Stream<Path> entries = Files.list(jar.getParent())) {
      List<Path> jars =
          entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList();
      return new Layout(
          List.of(jar),
          jars.stream().filter(Layout::hasSources).toList(),
          jars.stream().filter(other -> !other.equals(jar) && !hasSources(other)).toList());
    }
  }

  private static boolean hasSources(Path jar) {
    return jar.toString().endsWith("-sources.jar");
  }

  private static Path ownJar() {
    try {
      return Path.of(Layout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the JVM made this location itself", e);
    }
  }
}
