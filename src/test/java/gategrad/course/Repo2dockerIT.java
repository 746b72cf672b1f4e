package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the real repo2docker would build from {@code binder/}; it needs no Docker for that. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "repo2docker does not run on Windows")
class Repo2dockerIT {

  @Test
  void makesAnImageWithOurKernel() throws Exception {
    Tools.environment();
    var command =
        List.of(
            Tools.program("python"),
            "-m",
            "repo2docker",
            "--no-build",
            "--debug",
            "--user-id=1000",
            "--user-name=jovyan",
            // as mybinder.org does: without a Python file there would be no build at all
            "--Repo2Docker.default_buildpack=None",
            ".");
    var dockerfile = Tools.run(Path.of("").toAbsolutePath(), Map.of(), command).orFail();
    assertTrue(dockerfile.contains("FROM docker.io/library/buildpack-deps"), dockerfile);
    assertTrue(dockerfile.contains("openjdk-17-jdk-headless"), dockerfile);
    assertTrue(dockerfile.contains("fonts-nanum"), dockerfile);
    assertTrue(dockerfile.contains("binder/requirements.txt"), dockerfile);
    assertTrue(dockerfile.contains("RUN ./binder/postBuild"), dockerfile);
  }
}
