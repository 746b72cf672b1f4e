import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notebooks in one command: {@code java kernel/Lab.java}. It needs a JDK 17 or newer and Python
 * 3.10 or newer, and puts all that it installs into the folder {@code .venv} of this clone.
 *
 * <p>Written in the Java of version 11, so that a JDK that is too old can say so.
 */
public class Lab {
  private static final String USAGE =
      String.join(
          "\n",
          "usage: java kernel/Lab.java [command]",
          "  lab [options of JupyterLab]         install what is missing, open the first notebook"
              + " (the default)",
          "  doctor                              say what is missing and how to get it",
          "  install [--prefix DIR | --user]     install the kernel only",
          "  run [--output FILE | --html FILE] [--timeout SECONDS] NOTEBOOK...",
          "                                      execute notebooks in the kernel",
          "  render                              make both editions of the notebooks from notebooks/source,"
              + " execute the one to read");

  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final int PORT = 8888;

  private final Path root;
  private final Path venv;
  private final Path java = Path.of(System.getProperty("java.home"));

  private Lab(Path root) {
    this.root = root;
    this.venv = root.resolve(".venv");
  }

  /** Runs one command; the exit code is not zero if it fails. */
  public static void main(String[] args) throws Exception {
    var rest = new ArrayList<>(List.of(args));
    var command = rest.isEmpty() ? "lab" : rest.remove(0);
    try {
      System.exit(new Lab(findRoot()).run(command, rest));
    } catch (Problem problem) {
      System.err.println(problem.getMessage());
      System.exit(1);
    }
  }

  private int run(String command, List<String> args) throws Exception {
    switch (command) {
      case "lab":
        return lab(args);
      case "doctor":
        return doctor();
      case "install":
        return install(args);
      case "run":
        return execute(absolute(args));
      case "render":
        return render();
      default:
        System.err.println(USAGE);
        return command.matches("-h|--help|help") ? 0 : 2;
    }
  }

  private static Path findRoot() {
    var here = Path.of("").toAbsolutePath();
    for (var folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("kernel").resolve("Lab.java"))) {
        return folder;
      }
    }
    throw new Problem(here + " is not in a clone of gategrad", "cd into the clone first");
  }

  // ---- commands

  private int lab(List<String> options) throws Exception {
    var python = prepare();
    var first = notebooks("").get(0);
    var command = new ArrayList<>(List.of(python.toString(), "-m", "jupyterlab", "-y"));
    command.add("--ServerApp.root_dir=" + root);
    command.addAll(options);
    command.add(first.toString());
    System.out.println("opening " + root.relativize(first) + "; Ctrl-C stops it");
    return runUntilStopped(command);
  }

  private int doctor() throws Exception {
    var problems = new ArrayList<Problem>();
    note(problems, this::checkJdk);
    System.out.println("Java " + Runtime.version() + " in " + java);
    note(problems, this::checkJavaHome);
    note(problems, this::checkPython);
    note(problems, this::checkIndex);
    note(problems, this::checkPort);
    problems.forEach(problem -> System.out.println(problem.getMessage()));
    System.out.println(problems.isEmpty() ? "all is well" : problems.size() + " to fix");
    return problems.isEmpty() ? 0 : 1;
  }

  private int install(List<String> where) throws Exception {
    checkJdk();
    build();
    if (where.isEmpty()) {
      prepare();
      return 0;
    }
    installKernel(where);
    var jupyter = pythons().filter(p -> p.has("nbformat")).findFirst();
    if (jupyter.isPresent()) {
      trust(jupyter.get().path);
    } else {
      System.out.println("to see the committed pictures: jupyter trust notebooks/read/*.ipynb");
    }
    return 0;
  }

  private int execute(List<String> args) throws Exception {
    if (args.isEmpty()) {
      throw new Problem("run needs a notebook", "java kernel/Lab.java run notebooks/00-*.ipynb");
    }
    var command = new ArrayList<>(List.of(prepare().toString()));
    command.add(root.resolve("kernel").resolve("execute.py").toString());
    command.addAll(args);
    return runUntilStopped(command);
  }

  private int render() throws Exception {
    var editions = root.resolve("kernel").resolve("editions.py").toString();
    int made = runUntilStopped(List.of(prepare().toString(), editions));
    if (made != 0) {
      return made;
    }
    var args = new ArrayList<>(List.of("--in-place"));
    notebooks("read").forEach(notebook -> args.add(notebook.toString()));
    return execute(args);
  }

  // ---- doctor

  private interface Check {
    void run() throws Exception;
  }

  private static void note(List<Problem> problems, Check check) throws Exception {
    try {
      check.run();
    } catch (Problem problem) {
      problems.add(problem);
    }
  }

  private void checkJdk() {
    int version = Runtime.version().feature();
    if (version < 17) {
      throw new Problem("Java " + version + " is too old", "install a JDK 17 or newer");
    }
    if (ModuleFinder.ofSystem().find("jdk.jshell").isEmpty()) {
      throw new Problem("the Java in " + java + " has no jshell", "install a full JDK 17 or newer");
    }
  }

  /** Lab does not need JAVA_HOME, but the Maven wrapper on its own believes it. */
  private void checkJavaHome() {
    var home = System.getenv().getOrDefault("JAVA_HOME", "");
    if (home.isEmpty()) {
      return;
    }
    if (!Files.isDirectory(Path.of(home))) {
      throw new Problem("no JDK at JAVA_HOME (" + home + ")", "unset it or set it to " + java);
    }
    if (!Files.exists(Path.of(home, "bin", WINDOWS ? "javac.exe" : "javac"))) {
      throw new Problem(
          "JAVA_HOME (" + home + ") is a JRE, not a JDK", "unset it or set it to " + java);
    }
  }

  private void checkPython() throws Exception {
    System.out.println("ok: " + findPython());
  }

  private void checkIndex() throws Exception {
    var command = List.of("-m", "pip", "-q", "--retries", "0", "--timeout", "10");
    var python = pythons().filter(p -> p.has("pip")).findFirst();
    if (venvIsReady() || python.isEmpty()) {
      return; // nothing left to download, or checkPython has complained already
    }
    var ask = python.get().command(command);
    ask.addAll(List.of("index", "versions", "jupyterlab"));
    if (quiet(ask).isEmpty()) {
      throw new Problem(
          "offline: the Python package index cannot be reached",
          "connect once, or install JupyterLab 4 (it is used when it is there)");
    }
    System.out.println("ok: the Python package index answers");
  }

  private void checkPort() throws IOException {
    try (var socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      System.out.println("ok: port " + socket.getLocalPort() + " is free");
    } catch (IOException e) {
      throw new Problem(
          "port " + PORT + " is taken: JupyterLab will look for the next one",
          "stop what uses it, or choose: java kernel/Lab.java lab --port=" + (PORT + 100));
    }
  }

  // ---- Python

  /** A Python that was asked what it can do. */
  private static final class Python {
    static final int MINOR = 10;

    private final Path path;
    private final int major;
    private final int minor;
    private final boolean venv;

    /** Of the words that a Python answers when it is asked. */
    Python(String[] words) {
      path = Path.of(words[3]);
      major = Integer.parseInt(words[0]);
      minor = Integer.parseInt(words[1]);
      venv = words[2].equals("venv");
    }

    boolean newEnough() {
      return major == 3 && minor >= MINOR;
    }

    List<String> command(List<String> args) {
      return Stream.concat(Stream.of(path.toString()), args.stream())
          .collect(Collectors.toCollection(ArrayList::new));
    }

    boolean has(String module) {
      return quiet(command(List.of("-c", "import " + module + "; print('yes')"))).isPresent();
    }

    @Override
    public String toString() {
      return "Python " + major + "." + minor + " (" + path + ")";
    }
  }

  private static final String ASK =
      String.join(
          "\n",
          "import sys",
          "try:",
          "    import ensurepip, venv",
          "    able = 'venv'",
          "except ImportError:",
          "    able = 'no'",
          "print(sys.version_info[0], sys.version_info[1], able, sys.executable)");

  /** Every Python that answers, in the order in which we would take them. */
  private static Stream<Python> pythons() {
    return (WINDOWS ? Stream.of(List.of("py", "-3"), List.of("python")) : onPath())
        .flatMap(start -> ask(start).stream());
  }

  /** The first {@code python3} may be unfit where the next one in another folder is not. */
  private static Stream<List<String>> onPath() {
    var names = List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10");
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return names.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(python -> List.of(python.toString()));
  }

  private static Optional<Python> ask(List<String> start) {
    var command = new ArrayList<>(start);
    command.addAll(List.of("-c", ASK));
    return quiet(command)
        .map(answer -> answer.strip().split(" ", 4))
        .filter(words -> words.length == 4 && words[0].matches("\\d") && words[1].matches("\\d+"))
        .map(Python::new);
  }

  private static Python findPython() {
    var found = pythons().collect(Collectors.toList());
    var recent = found.stream().filter(Python::newEnough).collect(Collectors.toList());
    if (found.isEmpty()) {
      throw new Problem("no Python", "install Python 3." + Python.MINOR + " or newer");
    }
    if (recent.isEmpty()) {
      throw new Problem(
          found.get(0) + " is too old", "install Python 3." + Python.MINOR + " or newer");
    }
    return recent.stream()
        .filter(python -> python.venv)
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    recent.get(0) + " lacks the module venv",
                    "install it (Debian and Ubuntu: apt install python3-venv)"));
  }

  // ---- preparing

  /** Builds and installs what is missing or old; returns the Python that has Jupyter. */
  private Path prepare() throws Exception {
    checkJdk();
    var python = environment();
    declineNews();
    build();
    var kernel = venv.resolve("gategrad-kernel.stamp");
    if (!stamped(kernel, kernelStamp())) {
      installKernel(List.of("--prefix", venv.toString()));
      Files.writeString(kernel, kernelStamp());
    }
    var trusted = venv.resolve("gategrad-trust.stamp");
    if (!stamped(trusted, stamp(notebooks("read")))) {
      trust(python);
      Files.writeString(trusted, stamp(notebooks("read")));
    }
    return python;
  }

  /**
   * JupyterLab asks at its first start whether it may fetch news. In this environment the default
   * is no; who has answered before, or answers in the settings, is heard.
   */
  private void declineNews() throws IOException {
    var defaults = configuration().resolve("labconfig").resolve("default_setting_overrides.json");
    if (!Files.exists(defaults)) {
      Files.createDirectories(defaults.getParent());
      Files.writeString(
          defaults,
          "{\"@jupyterlab/apputils-extension:notification\": {\"fetchNews\": \"false\"}}\n");
    }
  }

  private Path configuration() {
    return venv.resolve("etc").resolve("jupyter");
  }

  /** The Python of .venv; without the package index, one that has JupyterLab already. */
  private Path environment() throws Exception {
    if (venvIsReady()) {
      return venvPython();
    }
    var fallback = venv.resolve("gategrad-fallback.txt");
    if (Files.exists(fallback) && Files.exists(Path.of(Files.readString(fallback)))) {
      return Path.of(Files.readString(fallback));
    }
    try {
      createEnvironment(findPython());
      return venvPython();
    } catch (Problem problem) {
      var python = withJupyter().orElseThrow(() -> problem);
      System.out.println("using the JupyterLab of " + python + " instead, until .venv is deleted");
      Files.createDirectories(venv);
      Files.writeString(fallback, python.path.toString());
      return python.path;
    }
  }

  private static Optional<Python> withJupyter() {
    return pythons()
        .filter(Python::newEnough)
        .filter(python -> python.has("jupyterlab, nbclient"))
        .findFirst();
  }

  private void createEnvironment(Python python) throws Exception {
    System.out.println("creating " + root.relativize(venv) + " with " + python);
    must(python.command(List.of("-m", "venv", "--clear", venv.toString())), "cannot create .venv");
    var pip = List.of(venvPython().toString(), "-m", "pip", "--disable-pip-version-check");
    var install = new ArrayList<>(pip);
    install.addAll(List.of("install", "-q", "--retries", "1", "-r", requirements().toString()));
    must(install, "cannot install JupyterLab into .venv; offline?");
    Files.writeString(venv.resolve("gategrad.stamp"), Files.readString(requirements()));
  }

  private boolean venvIsReady() throws IOException {
    return stamped(venv.resolve("gategrad.stamp"), Files.readString(requirements()))
        && ask(List.of(venvPython().toString())).isPresent();
  }

  private Path requirements() {
    return root.resolve("kernel").resolve("requirements.txt");
  }

  private Path venvPython() {
    return WINDOWS
        ? venv.resolve("Scripts").resolve("python.exe")
        : venv.resolve("bin").resolve("python");
  }

  private void build() throws Exception {
    var jar = jar();
    if (jar.isPresent() && !newer(jar.get())) {
      return;
    }
    System.out.println("building");
    var wrapper =
        WINDOWS
            ? List.of(root.resolve("mvnw.cmd").toString())
            : List.of("sh", root.resolve("mvnw").toString());
    var command = new ArrayList<>(wrapper);
    command.addAll(List.of("-q", "-B", "-Dmaven.test.skip=true", "package"));
    must(command, "the build failed");
    // Maven leaves a jar alone whose content is the same; it is up to date all the same
    Files.setLastModifiedTime(jar().orElseThrow(), FileTime.fromMillis(System.currentTimeMillis()));
  }

  private Optional<Path> jar() throws IOException {
    var target = root.resolve("target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      return Optional.empty();
    }
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("gategrad-[0-9.]+\\.jar"))
          .max(Comparator.comparing(Lab::changed));
    }
  }

  /** Whether a source is newer than the jar. */
  private boolean newer(Path jar) throws IOException {
    var built = changed(jar);
    try (var sources = Files.walk(root.resolve("src").resolve("main"))) {
      return Stream.concat(sources.filter(Files::isRegularFile), Stream.of(root.resolve("pom.xml")))
          .anyMatch(source -> changed(source).compareTo(built) > 0);
    }
  }

  private void installKernel(List<String> where) throws Exception {
    var jar = jar().orElseThrow();
    var path = jar + File.pathSeparator + jar.resolveSibling("lib").resolve("*");
    var program = java.resolve("bin").resolve(WINDOWS ? "java.exe" : "java").toString();
    var command = new ArrayList<>(List.of(program, "-cp", path));
    command.add("gategrad.kernel.install.Install");
    command.addAll(where);
    must(command, "the kernel could not be installed");
  }

  private void trust(Path python) throws Exception {
    var code = "from nbformat.sign import TrustNotebookApp as t; t.launch_instance()";
    var command = new ArrayList<>(List.of(python.toString(), "-c", code, "--log-level=ERROR"));
    notebooks("read").forEach(notebook -> command.add(notebook.toString()));
    quiet(command)
        .orElseThrow(() -> new Problem("the notebooks could not be trusted", "run doctor"));
  }

  private String kernelStamp() throws IOException {
    return java
        + "\n"
        + Runtime.version()
        + "\n"
        + venv
        + "\n"
        + stamp(List.of(jar().orElseThrow()));
  }

  /**
   * The notebooks of an edition: "" is the learner's, "read" the executed one, which is trusted.
   */
  private List<Path> notebooks(String edition) throws IOException {
    try (var files = Files.list(root.resolve("notebooks").resolve(edition))) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  // ---- small things

  private static String stamp(List<Path> files) {
    return files.stream().map(f -> f + " " + changed(f)).collect(Collectors.joining("\n"));
  }

  private static boolean stamped(Path file, String content) throws IOException {
    return Files.exists(file) && Files.readString(file).equals(content);
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> absolute(List<String> args) {
    return args.stream()
        .map(arg -> arg.startsWith("-") || arg.matches("\\d+") ? arg : absolute(arg))
        .collect(Collectors.toList());
  }

  private static String absolute(String file) {
    return Path.of(file).toAbsolutePath().toString();
  }

  private void must(List<String> command, String failure) throws Exception {
    var fix = "see above, or ask: java kernel/Lab.java doctor";
    try {
      if (process(command).start().waitFor() != 0) {
        throw new Problem(failure, fix);
      }
    } catch (IOException e) { // there is no such program
      throw new Problem(failure + " (" + e.getMessage() + ")", fix);
    }
  }

  /** Runs a program in the foreground; it ends with this one. */
  private int runUntilStopped(List<String> command) throws Exception {
    var child = process(command).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
    return child.waitFor();
  }

  private static void stop(Process child) {
    if (!WINDOWS) {
      child.destroy(); // there, Ctrl-C has reached it already, and destroy would not let it tidy up
    }
    try {
      if (!child.waitFor(10, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
    }
  }

  private ProcessBuilder process(List<String> command) {
    var builder = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
    var kernels = venv.resolve("share").resolve("jupyter").toString();
    builder.environment().put("JAVA_HOME", java.toString());
    prepend(builder, "JUPYTER_PATH", kernels);
    prepend(builder, "JUPYTER_CONFIG_PATH", configuration().toString());
    return builder;
  }

  private static void prepend(ProcessBuilder builder, String variable, String path) {
    builder.environment().merge(variable, path, (old, ours) -> ours + File.pathSeparator + old);
  }

  /** What a program printed; empty if there is none or it failed. */
  private static Optional<String> quiet(List<String> command) {
    try {
      var child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      child.getOutputStream().close();
      var text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return child.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What is wrong and how to put it right. */
  private static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    Problem(String what, String fix) {
      super("problem: " + what + "\n    fix: " + fix);
    }
  }
}
