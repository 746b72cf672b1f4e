package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;

/**
 * A clone in a folder with a space and Hangul in its name, where the real Lab.java sets up with a
 * pretended Python, Maven and kernel: a set-up takes a second, and can be broken anywhere.
 *
 * <p>The pretended programs write what they did into the file {@code log}; the variables PIP,
 * INDEX, MAVEN and TRUST make them slow or let them fail.
 */
final class FakeClone {
  private static final List<String> TOOLS =
      List.of("sh", "sleep", "mkdir", "cp", "rm", "cat", "dirname");

  private static final String PYTHON =
      """
      #!/bin/sh
      here=$(dirname "$0")
      case "$*" in
        *ensurepip*) echo "%s $0" ;;
        *"-m venv"*)
          for venv; do :; done
          rm -rf "$venv"
          mkdir -p "$venv/bin"
          cp "$0" "$venv/bin/python" ;;
        *"pip install"*)
          echo "pip begins $$" >> "$LOG"
          case "$PIP" in slow) sleep 3 ;; hanging) sleep 300 ;; failing) exit 1 ;; esac
          echo package jupyterlab > "$here/packages"
          echo package nbclient >> "$here/packages"
          echo "pip ends" >> "$LOG" ;;
        *distributions*) cat "$here/packages" ;;
        *index*) [ "$INDEX" != offline ] ;;
        *"import jupyterlab"*) [ -f "$here/packages" ] && echo yes ;;
        *"-m jupyterlab"*) echo "JupyterLab: $*" ;;
        *execute.py*) echo "in $(pwd): $*" ;;
        *TrustNotebookApp*) [ "$TRUST" != failing ] ;;
        *) echo yes ;;
      esac
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      [ "$MAVEN" = broken ] && exit 1
      echo "maven with $(cd target 2> /dev/null && echo *)" >> "$LOG"
      mkdir -p target/lib target/classes
      cp "$JAR" target/gategrad-0.2.0-SNAPSHOT.jar
      [ "$MAVEN" = failing ] && exit 1
      cp "$JAR" target/gategrad-0.2.0-SNAPSHOT-sources.jar
      cp "$JAR" "target/lib/${LIBRARY:-gson.jar}"
      """;

  /** What the pretended jar holds in the place of our installer. */
  private static final String INSTALLER =
      """
      package gategrad.kernel.install;
      import java.nio.file.*;
      public class Install {
        public static void main(String[] args) throws Exception {
          var folder = Files.createDirectories(Path.of(args[1], "share", "jupyter", "kernels", "java"));
          Files.writeString(folder.resolve("kernel.json"), "a spec");
        }
      }
      """;

  final Path root;
  final Path bin;
  private final Path temp;
  private final Path classes;
  private final Path jar;

  /** How many seconds a program may take that is asked something. */
  int patience = 60;

  /** A clone below {@code temp}; {@code classes} holds what {@link #compile} made. */
  FakeClone(Path temp, Path classes) throws IOException {
    this.temp = temp;
    this.classes = classes;
    root = Files.createDirectories(temp.resolve("my 수업"));
    bin = Files.createDirectories(temp.resolve("bin"));
    for (var tool : TOOLS) {
      program(tool, "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
    }
    for (var file : List.of("Lab.java", "requirements.lock", "kernel.json", "logo-svg.svg")) {
      write("kernel/" + file, Files.readString(Path.of("kernel", file)));
    }
    write("src/main/java/Gate.java", "class Gate {}");
    write("pom.xml", "<project/>");
    write("notebooks/00-first.ipynb", "{}");
    write("notebooks/read/00-first.ipynb", "{}");
    write("mvnw", MAVEN);
    jar = jar();
  }

  private static Path tool(String name) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** Lab.java and the pretended installer, compiled once for all tests. */
  static void compile(Path classes) throws IOException {
    var installer = Files.writeString(classes.resolve("Install.java"), INSTALLER);
    var javac = ToolProvider.findFirst("javac").orElseThrow();
    var arguments = new String[] {"-d", classes.toString(), "kernel/Lab.java", "" + installer};
    assertEquals(0, javac.run(System.out, System.err, arguments));
  }

  private Path jar() throws IOException {
    var file = temp.resolve("fake.jar");
    var name = "gategrad/kernel/install/Install.class";
    try (OutputStream out = Files.newOutputStream(file);
        var jar = new JarOutputStream(out)) {
      jar.putNextEntry(new ZipEntry(name));
      Files.copy(classes.resolve(name), jar);
    }
    return file;
  }

  Path write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** A program on the PATH. */
  void program(String name, String script) throws IOException {
    Files.createDirectories(bin.resolve(name).getParent());
    var file = Files.writeString(bin.resolve(name), script);
    assertTrue(file.toFile().setExecutable(true));
  }

  /** A Python of this name, which says this about itself, such as {@code 3 12 venv}. */
  void python(String name, String about) throws IOException {
    program(name, PYTHON.formatted(about));
  }

  /** What the pretended programs have done. */
  List<String> log() throws IOException {
    var log = temp.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  Tools.Answer lab(String... arguments) throws Exception {
    return lab(Map.of(), arguments);
  }

  Tools.Answer lab(Map<String, String> variables, String... arguments) throws Exception {
    return lab(root, variables, arguments);
  }

  Tools.Answer lab(Path folder, Map<String, String> variables, String... arguments)
      throws Exception {
    return answer(start(folder, variables, arguments));
  }

  static Tools.Answer answer(Process lab) throws Exception {
    var text = new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Tools.Answer(lab.waitFor(), text);
  }

  Process start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(List.of(java, "-Dlab.patience=" + patience, "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes.toString(), "Lab"));
    command.addAll(List.of(arguments));
    var all = new HashMap<>(variables);
    all.putIfAbsent("PATH", bin.toString());
    all.putIfAbsent("HOME", temp.toString());
    all.put("LC_ALL", "C.UTF-8");
    all.put("LOG", temp.resolve("log").toString());
    all.put("JAR", jar.toString());
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(all);
    return builder.start();
  }

  /** Cuts a file in two and keeps the first half. */
  void halve(String file) throws IOException {
    var path = root.resolve(file);
    var bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
  }

  void delete(String file) throws IOException {
    Files.delete(root.resolve(file));
  }
}
