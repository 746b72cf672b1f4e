package gategrad.kernel.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java that can run the kernel.
 *
 * @param executable its {@code bin/java}
 * @param feature its version, such as 17
 */
record JavaRuntime(Path executable, int feature) {
  private static final int OLDEST = 17;
  private static final int PATIENCE_SECONDS = 60;
  private static final int FIRST_WITH_AOT_CACHE = 25;
  private static final Pattern JSHELL = Pattern.compile("(?m)^jdk\\.jshell@(\\d+)");

  /**
   * Looks what this Java is.
   *
   * @throws InstallFailure if it does not run, is too old, or is a JRE
   */
  static JavaRuntime of(Path executable) {
    String modules;
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "--list-modules")
              .redirectErrorStream(true)
              .start();
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      modules = new String(process.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new InstallFailure("cannot run " + executable + " (" + e.getMessage() + ")");
    }
    if (modules.isBlank()) {
      throw new InstallFailure(
          executable + " does not answer --list-modules; name a JDK 17 or newer by --java");
    }
    Matcher jshell = JSHELL.matcher(modules);
    if (!jshell.find()) {
      throw new InstallFailure(
          executable
              + " has no JShell: it is older than Java 9 or a JRE; install a JDK 17 or newer");
    }
    int feature = Integer.parseInt(jshell.group(1));
    if (feature < OLDEST) {
      throw new InstallFailure(executable + " is Java " + feature + "; install a JDK 17 or newer");
    }
    return new JavaRuntime(executable, feature);
  }

  boolean hasAotCache() {
    return feature >= FIRST_WITH_AOT_CACHE;
  }
}
