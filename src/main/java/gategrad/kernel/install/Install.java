package gategrad.kernel.install;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Installs the kernel under the name {@code java}.
 *
 * <p>The folder it writes:
 *
 * <pre>
 * kernels/java/kernel.json           how Jupyter starts it
 *              logo-*                what the launcher of JupyterLab shows
 *              gategrad-kernel.jar   only a manifest: main class, agent, class path
 *              lib/                  our jar, its sources (Shift-Tab shows their Javadoc), what it needs
 *              kernel.jsa or .aot    the start-up archive, written last: it remembers the jars' times
 * </pre>
 *
 * <p>Usage: {@code java -cp gategrad-0.1.0.jar:lib/* gategrad.kernel.install.Install (--prefix DIR
 * | --user) [--java PATH] [--lib DIR] [--no-archive]}. It prints one line per step; the exit code
 * is not zero if it fails.
 */
public final class Install {
  private Install() {}

  /** Installs as the arguments say. */
  public static void main(String[] args) {
    try {
      install(Options.parse(args));
    } catch (InstallFailure e) {
      System.err.println("cannot install the kernel: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void install(Options options) {
    JavaRuntime java = JavaRuntime.of(options.java());
    Path jar = ownJar();
    Path lib = options.lib().orElse(jar.resolveSibling("lib"));
    Path folder = options.kernels().resolve("java");
    try {
      WholeFolder.replace(
          folder,
          options.kernels().getParent(),
          fresh -> fill(fresh, jar, lib, java),
          whole -> finish(whole, java, options.archive()));
    } catch (IOException e) {
      throw new InstallFailure(
          "cannot write to "
              + folder
              + " ("
              + e
              + "): is the disk full, the folder not yours, or, on Windows, a kernel running?");
    }
  }

  private static void fill(Path folder, Path jar, Path lib, JavaRuntime java) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    copyJars(jar, lib, folder.resolve("lib"));
    LauncherJar.write(folder);
    new KernelSpec(folder, java).write();
  }

  /** The archive remembers where the jars lie, so it is made when they are there. */
  private static void finish(Path folder, JavaRuntime java, boolean archive) throws IOException {
    System.out.println("installed the kernel in " + folder + " for " + java.executable());
    if (archive) {
      var spec = new KernelSpec(folder, java);
      new StartupArchive(spec).make();
      System.out.println("made the start-up archive " + spec.archive().getFileName());
    }
  }

  private static Path ownJar() {
    try {
      Path jar = Path.of(Install.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(jar)) {
        throw new InstallFailure(
            "run it from the jar, not from "
                + jar
                + ": ./mvnw package makes target/gategrad-*.jar");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new InstallFailure("the jar's own location is odd: " + e.getMessage());
    }
  }

  private static void copyJars(Path jar, Path lib, Path target) throws IOException {
    if (!Files.isDirectory(lib)) {
      throw new InstallFailure(
          "there is no folder " + lib + "; name the one with jeromq and gson by --lib");
    }
    Files.copy(jar, target.resolve(jar.getFileName()));
    Path sources = Path.of(jar.toString().replaceFirst("\\.jar$", "-sources.jar"));
    if (Files.exists(sources)) {
      Files.copy(sources, target.resolve(sources.getFileName()));
    }
    for (Path needed : jars(lib)) {
      if (!Files.exists(target.resolve(needed.getFileName()))) {
        Files.copy(needed, target.resolve(needed.getFileName()));
      }
    }
  }

  static List<Path> jars(Path lib) throws IOException {
    try (Stream<Path> entries = Files.list(lib)) {
      return entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
