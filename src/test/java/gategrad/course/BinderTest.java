package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The rules of repo2docker that {@code binder/} must keep. */
class BinderTest {
  private static final Path BINDER = Path.of("binder");

  @Test
  void thereIsOneFolderAndNoDockerfileInIt() {
    assertFalse(Files.exists(Path.of(".binder")), "binder/ and .binder/ together are an error");
    assertFalse(
        Files.exists(BINDER.resolve("Dockerfile")),
        "a Dockerfile would switch all other files off; the image for hubs is kernel/Dockerfile");
    assertFalse(Files.exists(BINDER.resolve("environment.yml")), "it would switch runtime.txt off");
  }

  @Test
  void pythonIsOneThatBinderHas() throws IOException {
    assertTrue(read("runtime.txt").matches("python-3\\.1[0-4]\n"), "runtime.txt: python-3.12");
  }

  @Test
  void packagesAreNamesOneToALine() throws IOException {
    var packages = lines("apt.txt");
    for (var name : packages) {
      assertTrue(name.matches("[a-z0-9.+-]+"), "not the name of a Debian package: " + name);
    }
    assertTrue(
        packages.contains("openjdk-17-jdk-headless"),
        "JShell needs a JDK, and 17 is the one that CI tests");
  }

  @Test
  void jupyterLabIsNotListedAgain() throws IOException {
    assertFalse(lines("requirements.txt").stream().anyMatch(line -> line.startsWith("jupyter")));
  }

  @Test
  void postBuildStopsAtTheFirstError() throws IOException {
    var script = read("postBuild");
    assertTrue(script.startsWith("#!/bin/bash\n"), "the first line says which shell");
    assertTrue(script.contains("\nset -euo pipefail\n"), "without it errors are not fatal");
    assertTrue(script.contains("$NB_PYTHON_PREFIX"), "hubs hide what is in the home folder");
    assertTrue(script.contains("rm -rf ~/.m2 target"), "the same layer removes what is not needed");
    assertFalse(script.contains("\r"), "line ends of Windows");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no executable bit")
  void postBuildIsExecutable() {
    assertTrue(Files.isExecutable(BINDER.resolve("postBuild")), "chmod +x binder/postBuild");
  }

  @Test
  void hubImageInstallsTheSamePackages() throws IOException {
    var image = Files.readString(Path.of("kernel", "Dockerfile"));
    for (var name : lines("apt.txt")) {
      assertTrue(image.contains(name), "kernel/Dockerfile does not install " + name);
    }
  }

  /** The address of the repository stands in the badge of the README and nowhere else. */
  @Test
  void theAddressOfTheRepositoryStandsInOnePlace() throws IOException {
    int badges = badges(Path.of("README.md"));
    assertEquals(1, badges, "the README has one badge");
    for (var other : List.of("CONTRIBUTING.md", "notebooks/README.md", "kernel/Dockerfile")) {
      assertEquals(
          0,
          badges(Path.of(other)),
          other + " repeats the address of the repository; link to the README's badge");
    }
  }

  private static int badges(Path file) throws IOException {
    return Files.readString(file).split("mybinder\\.org/v2/", -1).length - 1;
  }

  private static String read(String file) throws IOException {
    return Files.readString(BINDER.resolve(file));
  }

  private static List<String> lines(String file) throws IOException {
    return read(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }
}
