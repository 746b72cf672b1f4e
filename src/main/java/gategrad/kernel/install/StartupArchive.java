package gategrad.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The archive of the classes that a session loads, which halves the time to the first answer.
 *
 * <p>A rehearsal starts the kernel as Jupyter does, runs typical cells and shuts it down; the JVM
 * then writes what it had loaded. JDK 25 makes an AOT cache, which is faster still; older ones a
 * dynamic class data archive. Either fits one build of the JDK and these jars only; if they change
 * the JVM ignores it, and {@code -Xlog:disable} keeps it from saying so into the notebook.
 */
final class StartupArchive {
  private static final int PATIENCE_SECONDS = 180;

  private final KernelSpec spec;

  StartupArchive(KernelSpec spec) {
    this.spec = spec;
  }

  void make() throws IOException {
    Path connection = Files.createTempFile("gategrad-rehearsal", ".json");
    Path log = Files.createTempFile("gategrad-rehearsal", ".log");
    String flag = spec.java().hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    try {
      Map<String, Object> ports = Rehearsal.connection(connection);
      Process kernel =
          new ProcessBuilder(spec.command(List.of(flag + spec.archive()), connection))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        new Rehearsal(ports, kernel).play();
        boolean ended = kernel.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended || !Files.exists(spec.archive())) {
          throw new InstallFailure(
              "no start-up archive was written; install with --no-archive, or see what Java said: "
                  + Files.readString(log));
        }
      } finally {
        kernel.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InstallFailure("interrupted");
    } finally {
      Files.delete(connection);
      Files.delete(log);
    }
  }
}
