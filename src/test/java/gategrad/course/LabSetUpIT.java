package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A set-up that was interrupted, or damaged later: doctor sees it, and the next start mends it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pretended programs are shell scripts")
class LabSetUpIT {
  @TempDir static Path classes;
  @TempDir private Path temp;
  private FakeClone clone;

  @BeforeAll
  static void compile() throws IOException {
    FakeClone.compile(classes);
  }

  @BeforeEach
  void makeClone() throws IOException {
    clone = new FakeClone(temp, classes);
    clone.python("python3", "3 12 venv");
  }

  /** The steps that a start took, such as "building". */
  private List<String> steps(Map<String, String> variables) throws Exception {
    var text = clone.lab(variables, "lab").orFail();
    assertTrue(text.contains("JupyterLab: -m jupyterlab -y"), text);
    return text.lines()
        .filter(line -> line.matches("\\[\\d/\\d] (?!done).*"))
        .map(line -> line.substring(0, 5) + " " + line.split("[ :,]")[1])
        .toList();
  }

  private void setUp() throws Exception {
    assertEquals(
        List.of("[1/4] putting", "[2/4] building", "[3/4] installing", "[4/4] trusting"),
        steps(Map.of()));
  }

  private void assertDamaged(String part, String what) throws Exception {
    var text = clone.lab("doctor").text();
    assertTrue(text.contains("problem: " + part + " is damaged: " + what + "\n"), text);
    assertTrue(text.contains("    fix: java kernel/Lab.java\n"), text);
  }

  @Test
  void whatIsMadeIsNotMadeAgain() throws Exception {
    assertTrue(clone.lab("doctor").text().contains("not yet: JupyterLab in .venv"));
    setUp();
    assertEquals(List.of(), steps(Map.of()));
    assertEquals(
        Files.getPosixFilePermissions(clone.root.resolve("pom.xml")),
        Files.getPosixFilePermissions(clone.root.resolve(".venv/gategrad.stamp")),
        "others may read what was set up for them");
    var text = clone.lab("doctor").text();
    for (var part : List.of("JupyterLab in .venv", "the jar in target", "the kernel in .venv")) {
      assertTrue(text.contains("ok: " + part + "\n"), text);
    }
  }

  @Test
  void aKernelWithoutItsSpecIsInstalledAgain() throws Exception {
    setUp();
    clone.delete(".venv/share/jupyter/kernels/java/kernel.json");
    assertDamaged("the kernel in .venv", ".venv/share/jupyter/kernels/java/kernel.json");
    assertEquals(List.of("[1/1] installing"), steps(Map.of()));
  }

  @Test
  void halfAJarIsBuiltAgainFromNothing() throws Exception {
    setUp();
    clone.halve("target/gategrad-0.2.0-SNAPSHOT.jar");
    assertDamaged("the jar in target", "target/gategrad-0.2.0-SNAPSHOT.jar");
    assertEquals(List.of("[1/2] building", "[2/2] installing"), steps(Map.of()));
    assertEquals("maven with gategrad-build.stamp lib", last(clone.log()));
    assertEquals(List.of(), steps(Map.of()));
  }

  @Test
  void halfOfLibIsBuiltAgain() throws Exception {
    setUp();
    clone.delete("target/lib/gson.jar");
    assertDamaged("the jar in target", "target/lib/gson.jar");
    assertEquals(List.of("[1/2] building", "[2/2] installing"), steps(Map.of()));
  }

  @Test
  void anInterruptedBuildIsDoneAgainFromNothing() throws Exception {
    var text = clone.lab(Map.of("MAVEN", "failing"), "lab").text();
    assertTrue(text.contains("problem: the build failed\n    fix: see above"), text);
    text = clone.lab("doctor").text();
    assertTrue(text.contains("problem: the jar in target was never finished"), text);
    assertEquals(3, steps(Map.of()).size());
    assertEquals(List.of("maven with ", "maven with *"), builds()); // both times with nothing
  }

  /** What the pom no longer names must not stay on the class path; an extension's jar must. */
  @Test
  void anEditBuildsAgainWithoutOldLibraries() throws Exception {
    setUp();
    clone.write("target/lib/extension.jar", "put here by the user");
    assertEquals(List.of("[1/1] installing"), steps(Map.of()));
    for (var library : List.of("gson-2.jar", "gson-3.jar")) {
      clone.write("src/main/java/Gate.java", "class Gate { " + library + " }");
      var seen = clone.lab("doctor").text();
      assertTrue(seen.contains("not yet: the jar in target is not up to date"), seen);
      var two = List.of("[1/2] building", "[2/2] installing");
      assertEquals(two, steps(Map.of("LIBRARY", library)));
      assertEquals("maven with classes gategrad-build.stamp lib", last(clone.log()));
      assertArrayEquals(
          new String[] {"extension.jar", library},
          Stream.of(clone.root.resolve("target/lib").toFile().list()).sorted().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kernel/kernel.json", "kernel/logo-svg.svg", "pom.xml"})
  void whatGoesIntoTheJarIsASource(String file) throws Exception {
    setUp();
    clone.write(file, "changed");
    assertEquals(List.of("[1/2] building", "[2/2] installing"), steps(Map.of()));
  }

  @Test
  void aPackageWithoutItsFilesIsInstalledAgain() throws Exception {
    setUp();
    clone.write(".venv/bin/packages", "package nbclient\n");
    assertDamaged("JupyterLab in .venv", "package jupyterlab");
    assertEquals(List.of("[1/3] putting", "[2/3] installing", "[3/3] trusting"), steps(Map.of()));
  }

  @Test
  void aPythonThatIsGoneIsReplaced() throws Exception {
    setUp();
    clone.delete(".venv/bin/python");
    assertDamaged("JupyterLab in .venv", "package jupyterlab and 1 more");
    assertEquals(3, steps(Map.of()).size());
  }

  /** As after a power cut. */
  @Test
  void stampsFullOfZerosAreNotBelieved() throws Exception {
    setUp();
    clone.write(".venv/gategrad.stamp", "\0\0\0");
    clone.write("target/gategrad-build.stamp", "\0\0\0");
    clone.write(".venv/gategrad-kernel.stamp", "");
    assertEquals(4, steps(Map.of()).size());
  }

  @Test
  void aSetUpThatWasKilledIsEndedBeforeTheNext() throws Exception {
    var lab = clone.start(clone.root, Map.of("PIP", "hanging"), "lab");
    while (clone.log().isEmpty()) {
      assertTrue(lab.isAlive(), "it ended before pip began");
      Thread.sleep(20);
    }
    long pip = Long.parseLong(clone.log().get(0).substring("pip begins ".length()));
    lab.destroyForcibly().waitFor();
    assertTrue(ProcessHandle.of(pip).isPresent(), "pip survives whoever started it");
    var seen = clone.lab("doctor").text();
    assertTrue(seen.contains("problem: a set-up was killed, but what it started"), seen);
    var text = clone.lab("lab").orFail();
    assertTrue(text.contains("still works (process " + pip + "): ending it"), text);
    assertFalse(ProcessHandle.of(pip).filter(p -> p.info().command().isPresent()).isPresent());
    assertEquals("pip ends", clone.log().get(2));
    assertEquals(List.of(), steps(Map.of()));
  }

  @Test
  void twoAtOnceSetUpOnce() throws Exception {
    var slow = Map.of("PIP", "slow");
    var both = new ArrayList<Process>();
    for (int k = 0; k < 2; k++) {
      both.add(clone.start(clone.root, slow, "lab"));
    }
    var texts = FakeClone.answer(both.get(0)).orFail() + FakeClone.answer(both.get(1)).orFail();
    assertEquals(2, texts.split("JupyterLab: ", -1).length - 1, texts);
    assertEquals(1, builds().size(), clone.log()::toString);
    assertEquals("pip ends", clone.log().get(1), clone.log()::toString);
  }

  @Test
  void aPythonThatHangsIsPassedOver() throws Exception {
    clone.patience = 3;
    clone.program("python3", "#!/bin/sh\nsleep 300\n");
    var text = clone.lab("doctor").text();
    assertTrue(text.contains("note: " + clone.bin + "/python3 does not answer"), text);
    assertTrue(text.contains("problem: no Python"), text);
    clone.python("python3.11", "3 11 venv");
    text = clone.lab("doctor").text();
    assertTrue(text.contains("ok: Python 3.11"), text);
  }

  /**
   * python3 first, then by version; what the packages may not know yet only if there is no other.
   */
  @ParameterizedTest
  @CsvSource({"python3.9 python3.14, 3.14", "python3.15 python3.13, 3.13", "python3.16, 3.16"})
  void theNewestKnownPythonIsTaken(String names, String taken) throws Exception {
    Files.delete(clone.bin.resolve("python3"));
    for (var name : names.split(" ")) {
      clone.python(name, name.substring("python".length()).replace('.', ' ') + " venv");
    }
    var text = clone.lab("doctor").text();
    assertTrue(text.contains("ok: Python " + taken + " "), text);
  }

  @Test
  void aPythonThatIsCalledPythonWillDo() throws Exception {
    Files.move(clone.bin.resolve("python3"), clone.bin.resolve("python"));
    setUp();
  }

  @Test
  void aFailureWithAPythonThatIsTooNewSaysSo() throws Exception {
    clone.python("python3", "3 16 venv");
    var text = clone.lab(Map.of("PIP", "failing"), "lab").text();
    assertTrue(text.contains("fix: Python 3.16 (" + clone.bin), text);
    assertTrue(text.contains("install Python 3.14 beside it"), text);
  }

  /** New requirements, or a package that is damaged: without a network, what works is used. */
  @ParameterizedTest
  @CsvSource({"kernel/requirements.lock, jupyterlab==99", ".venv/bin/packages, package nbclient"})
  void offlineTheOldEnvironmentIsKept(String file, String text) throws Exception {
    setUp();
    clone.write(".venv/added by the user", "");
    clone.write(file, text);
    var offline = Map.of("INDEX", "offline", "PIP", "failing");
    var seen = clone.lab(offline, "lab").orFail();
    assertTrue(seen.contains("using .venv as it is"), seen);
    assertTrue(Files.exists(clone.root.resolve(".venv/added by the user")));
    assertEquals(3, steps(Map.of()).size(), "connected again");
    assertEquals(List.of(), steps(Map.of()));
  }

  @Test
  void newRequirementsLeaveWhatTheUserHasAdded() throws Exception {
    setUp();
    clone.write(".venv/added by the user", "");
    clone.write("kernel/requirements.lock", "jupyterlab==99");
    assertEquals(3, steps(Map.of()).size());
    assertTrue(Files.exists(clone.root.resolve(".venv/added by the user")));
  }

  @Test
  void rootIsLetIn() throws Exception {
    clone.program("id", "#!/bin/sh\necho 0\n");
    var text = clone.lab("lab").orFail();
    assertTrue(text.contains("JupyterLab: -m jupyterlab -y") && text.contains(" --allow-root "));
    clone.program("id", "#!/bin/sh\necho 1000\n");
    assertFalse(clone.lab("lab").orFail().contains("--allow-root"));
  }

  @Test
  void filesAreThoseOfTheFolderWhereTheUserIs() throws Exception {
    var folder = clone.root.resolve("notebooks");
    var text = clone.lab(folder, Map.of(), "run", "--output=x.ipynb", "00-first.ipynb").orFail();
    var ran = "in " + folder.toRealPath() + ": " + clone.root.toRealPath() + "/kernel/execute.py";
    assertEquals(ran + " --output=x.ipynb 00-first.ipynb", last(text.lines().toList()));
  }

  @Test
  void picturesThatCannotBeTrustedStopNothing() throws Exception {
    var text = clone.lab(Map.of("TRUST", "failing"), "lab").orFail();
    assertTrue(text.contains("that did not work: run their cells"), text);
    assertEquals(List.of("[1/1] trusting"), steps(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"target, true", ".venv, true", ".venv.lock, false"})
  void whatIsInTheWayIsNamed(String place, boolean file) throws Exception {
    if (file) {
      clone.write(place, "a file");
    } else {
      Files.createDirectory(clone.root.resolve(place));
    }
    for (var command : List.of("lab", "doctor")) {
      var text = clone.lab(command).text();
      var problem = "problem: " + clone.root.toRealPath().resolve(place) + " is in the way";
      assertTrue(text.contains(problem + "\n    fix: move it away"), text);
      assertFalse(text.contains("Exception"), text);
    }
  }

  @Test
  void aMavenThatDoesNotStartIsNamed() throws Exception {
    Files.createDirectories(temp.resolve(".m2/wrapper/dists"));
    var text = clone.lab(Map.of("MAVEN", "broken"), "doctor").text();
    assertTrue(text.contains("wrapper/dists does not start\n    fix: delete that folder"), text);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsSeenBeforeAnythingIsTouched() throws Exception {
    try (var disk = new SmallDisk(clone.root, 2)) {
      clone = new FakeClone(temp, classes);
      disk.fill();
      for (var command : List.of("lab", "doctor")) {
        var text = clone.lab(command).text();
        assertTrue(
            text.contains("only 0 MB are free on the disk of " + clone.root.toRealPath()), text);
        assertTrue(text.contains("    fix: make room: it takes 500 MB\n"), text);
      }
      assertEquals(List.of(), clone.log());
    }
  }

  /** A clone that a teacher has set up for others, or a disk that is full by now. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsWholeNeedsNoWriting() throws Exception {
    try (var disk = new SmallDisk(clone.root, 600)) {
      clone = new FakeClone(temp, classes);
      setUp();
      disk.forbidWriting();
      assertEquals(List.of(), steps(Map.of()));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatMayNotBeWrittenIsNamed() throws Exception {
    try (var disk = new SmallDisk(clone.root, 2)) {
      clone = new FakeClone(temp, classes);
      disk.forbidWriting();
      for (var command : List.of("lab", "doctor")) {
        var text = clone.lab(command).text();
        assertTrue(text.contains("problem: you may not write to " + clone.root.toRealPath()), text);
        assertTrue(text.contains("    fix: sudo chown -R \"$USER\" '"), text);
      }
    }
  }

  private List<String> builds() throws IOException {
    return clone.log().stream().filter(line -> line.startsWith("maven")).toList();
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}
