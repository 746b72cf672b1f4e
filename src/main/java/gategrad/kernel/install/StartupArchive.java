package gategrad.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The archive of the classes that a session loads, which halves the time to the first answer.
 *
 * <p>A sample session starts the kernel as Jupyter does, runs typical cells and shuts it down; the
 * JVM then writes what it had loaded. JDK 25 makes an AOT cache, which is faster still; older ones
 * a dynamic class data archive. Either fits one build of the JDK and these jars only; if they
 * change the JVM ignores it, and {@code -Xlog:disable} keeps it from saying so into the notebook.
 * It gets its name only when it is complete, because JDK 17 crashes on one that was cut short.
 *
 * <p>The cache is made without the profiles of hot methods: with them the JVM gives the compiler
 * that optimises most (C2) hundreds of methods of javac at once, and the first cell waits for it.
 * For the same reason kernel.json makes a method wait ten times longer for C2 than is usual, which
 * a training loop has behind it within milliseconds.
 */
final class StartupArchive {
  private static final int WRITE_SECONDS = 180;

  private final KernelSpec spec;

  StartupArchive(KernelSpec spec) {
    this.spec = spec;
  }

  void make() throws IOException {
    Path unfinished = spec.archive().resolveSibling("unfinished-" + spec.archive().getFileName());
    Path connection = Files.createTempFile("gategrad-sample", ".json");
    Path log = Files.createTempFile("gategrad-sample", ".log");
    try {
      Map<String, Object> ports = SampleSession.connection(connection);
      var program =
          new ProcessBuilder(spec.command(flags(unfinished), connection))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      // if this ends in the middle, so does the kernel
      program.environment().put("JPY_PARENT_PID", "" + ProcessHandle.current().pid());
      Process kernel = program.start();
      try {
        new SampleSession(ports, kernel).play();
        boolean ended = kernel.waitFor(WRITE_SECONDS, TimeUnit.SECONDS);
        if (!ended || kernel.exitValue() != 0 || !Files.exists(unfinished)) {
          throw new InstallFailure(
              "no start-up archive was written; install with --no-archive, or see what Java said: "
                  + Files.readString(log));
        }
        WholeFolder.sync(unfinished);
        Files.move(unfinished, spec.archive(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        kernel.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InstallFailure("interrupted");
    } finally {
      Files.deleteIfExists(unfinished);
      Files.delete(connection);
      Files.delete(log);
    }
  }

  private List<String> flags(Path archive) {
    return spec.java().hasAotCache()
        ? List.of(
            "-XX:AOTCacheOutput=" + archive,
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining")
        : List.of("-XX:ArchiveClassesAtExit=" + archive);
  }
}
