package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Python tools that integration tests call: one virtual environment in {@code target/python},
 * made once, with our kernel installed in it.
 *
 * <p>Without Python a test that asks for them is skipped and says so; in CI it fails.
 */
public final class Tools {
  private static final Path VENV = Path.of("target", "python").toAbsolutePath();
  private static final Path REQUIREMENTS =
      Path.of("src", "test", "python", "requirements.txt").toAbsolutePath();
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private Tools() {}

  /** What a program said, and how it ended. */
  public record Answer(int exitCode, String text) {
    /** Fails with all that the program said if it failed. */
    public String orFail() {
      assertEquals(0, exitCode, text);
      return text;
    }
  }

  /** The environment, with all tools and the packaged kernel; skips or fails if it cannot be. */
  public static Path environment() throws IOException, InterruptedException {
    Files.createDirectories(VENV.getParent());
    try (var channel =
        FileChannel.open(
            VENV.resolveSibling("python.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      channel.lock(); // released with the channel
      createOnce();
      installKernel();
    }
    return VENV;
  }

  /** A program of the environment, such as {@code python} or {@code nbgrader}. */
  public static String program(String name) {
    return VENV.resolve(WINDOWS ? "Scripts" : "bin").resolve(name).toString();
  }

  /** Whether a program with this name lies on the PATH. */
  public static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs a program in a folder, the environment's programs first on its PATH. */
  public static Answer run(Path folder, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    var programs = Path.of(program("python")).getParent().toString();
    builder.environment().merge("PATH", programs, (old, ours) -> ours + File.pathSeparator + old);
    builder.environment().put("PYTHONUTF8", "1");
    builder.environment().putAll(variables);
    var child = builder.start();
    child.getOutputStream().close();
    var text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(child.waitFor(), text);
  }

  /** Skips the test and says why; in CI, where nothing may be skipped, it fails. */
  public static void missing(String what) {
    if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
      fail(what);
    }
    System.out.println("SKIPPED: " + what);
    abort(what);
  }

  private static void createOnce() throws IOException, InterruptedException {
    var stamp = VENV.resolve("stamp");
    var wanted = Files.readString(REQUIREMENTS);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    var python = python();
    if (python.isEmpty()) {
      missing("no Python 3.11 or newer with the module venv: tests with Jupyter cannot run");
    }
    var home = Path.of("").toAbsolutePath();
    run(home, Map.of(), List.of(python.get(), "-m", "venv", "--clear", VENV.toString())).orFail();
    var pip = List.of(program("python"), "-m", "pip", "install", "-q", "-r");
    var answer =
        run(home, Map.of(), Stream.concat(pip.stream(), Stream.of("" + REQUIREMENTS)).toList());
    if (answer.exitCode() != 0) {
      missing("the Python packages could not be installed: " + answer.text());
    }
    Files.writeString(stamp, wanted);
  }

  /** The first Python on the PATH that is new enough and can make environments. */
  static Optional<String> python() throws IOException, InterruptedException {
    var able = "import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))";
    for (var folder : System.getenv("PATH").split(File.pathSeparator)) {
      for (var name : List.of("python3", "python3.12", "python.exe")) {
        var program = Path.of(folder, name);
        if (Files.isExecutable(program)
            && run(Path.of("."), Map.of(), List.of(program.toString(), "-c", able)).exitCode()
                == 0) {
          return Optional.of(program.toString());
        }
      }
    }
    return Optional.empty();
  }

  /** Installs the kernel of this build, for this JDK, unless that is what is there. */
  private static void installKernel() throws IOException, InterruptedException {
    var jar = jar();
    var stamp = VENV.resolve("kernel-stamp");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var wanted = java + " " + Files.getLastModifiedTime(jar) + " " + Files.size(jar);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    var path = jar + File.pathSeparator + jar.resolveSibling("lib").resolve("*");
    var install = "gategrad.kernel.install.Install";
    run(Path.of("."), Map.of(), List.of(java, "-cp", path, install, "--prefix", "" + VENV))
        .orFail();
    Files.writeString(stamp, wanted);
  }

  /** The jar of this build. */
  static Path jar() {
    var names = Optional.ofNullable(new File("target").list()).orElse(new String[0]);
    return Arrays.stream(names)
        .filter(name -> name.matches("gategrad-[0-9].*(?<!-sources|-javadoc|-tests)\\.jar"))
        .map(name -> Path.of("target", name).toAbsolutePath())
        .findFirst()
        .orElseGet(() -> fail("no jar in target: ./mvnw package"));
  }
}
