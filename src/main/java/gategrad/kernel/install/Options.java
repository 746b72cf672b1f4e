package gategrad.kernel.install;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The command line of {@link Install}.
 *
 * @param kernels the folder that gets the folder {@code java}
 * @param java the Java that will run the kernel
 * @param lib a folder with the jars that ours needs; the default is {@code lib} beside our jar
 * @param archive whether to make the start-up archive, which takes some seconds
 */
record Options(Path kernels, Path java, Optional<Path> lib, boolean archive) {
  static final String USAGE =
      """
      usage: java -cp gategrad.jar:lib/* gategrad.kernel.install.Install (--prefix DIR | --user) [options]
        --prefix DIR   install to DIR/share/jupyter/kernels/java, as for a virtual environment
        --user         install for this user
        --java PATH    the Java that will run the kernel (this one)
        --lib DIR      the jars that gategrad.jar needs (lib beside it)
        --no-archive   do not make the start-up archive: faster to install, slower to start
      """;

  static Options parse(String[] args) {
    var rest = new ArrayDeque<>(List.of(args));
    Optional<Path> kernels = Optional.empty();
    Optional<Path> lib = Optional.empty();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    boolean archive = true;
    try {
      while (!rest.isEmpty()) {
        String option = rest.remove();
        switch (option) {
          case "--prefix" -> kernels = Optional.of(Path.of(rest.remove(), "share", "jupyter"));
          case "--user" -> kernels = Optional.of(userData());
          case "--java" -> java = Path.of(rest.remove());
          case "--lib" -> lib = Optional.of(Path.of(rest.remove()));
          case "--no-archive" -> archive = false;
          default -> throw new InstallFailure("unknown option " + option + "\n" + USAGE);
        }
      }
    } catch (NoSuchElementException e) {
      throw new InstallFailure("the last option needs a value\n" + USAGE);
    }
    Path data = kernels.orElseThrow(() -> new InstallFailure("say where\n" + USAGE));
    return new Options(
        data.toAbsolutePath().normalize().resolve("kernels"), java.toAbsolutePath(), lib, archive);
  }

  /** Jupyter's data folder of this user. */
  private static Path userData() {
    String set = System.getenv().getOrDefault("JUPYTER_DATA_DIR", "");
    if (!set.isEmpty()) {
      return Path.of(set);
    }
    Path home = Path.of(System.getProperty("user.home"));
    String os = System.getProperty("os.name");
    if (os.startsWith("Mac")) {
      return home.resolve("Library/Jupyter");
    } else if (os.startsWith("Windows")) {
      return Path.of(System.getenv().getOrDefault("APPDATA", home.toString()), "jupyter");
    }
    String data = System.getenv().getOrDefault("XDG_DATA_HOME", "");
    return (data.isEmpty() ? home.resolve(".local/share") : Path.of(data)).resolve("jupyter");
  }
}
