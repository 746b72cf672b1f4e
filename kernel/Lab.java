import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notebooks in one command: {@code java kernel/Lab.java}. It needs a JDK 17 or newer and Python
 * 3.10 or newer, and puts all that it installs into the folder {@code .venv} of this clone.
 *
 * <p>A set-up makes {@link Part}s: JupyterLab ({@link Environment}), our jar ({@link Build}), the
 * {@link Kernel}, and the {@link Trust} in the notebooks. Each finished part leaves a stamp, so a
 * start after an interruption, an update or an accident makes anew what it must. {@link SetUp} lets
 * one set-up work at a time, and {@link Doctor} looks at all of it without touching it.
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
          "  render                              make both editions of the notebooks from"
              + " notebooks/source, execute the one to read");

  private static final String SELF = "java kernel/Lab.java";
  private static final String ASK_DOCTOR = "see above, or ask: " + SELF + " doctor";
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final Path root;
  private final Environment environment;
  private final Build build;
  private final Kernel kernel;
  private final Trust trust;

  private Lab(Path root) {
    this.root = root;
    environment = new Environment(root);
    build = new Build(root);
    kernel = new Kernel(root, environment, build);
    trust = new Trust(root, environment);
  }

  /** Runs one command; the exit code is not zero if it fails. */
  public static void main(String[] args) throws Exception {
    var rest = new ArrayList<>(List.of(args));
    var command = rest.isEmpty() ? "lab" : rest.remove(0);
    try {
      System.exit(run(command, rest));
    } catch (Problem problem) {
      System.err.println(problem.getMessage());
    } catch (IOException | UncheckedIOException e) {
      System.err.println(Problem.ofFiles(e).getMessage());
    }
    System.exit(1);
  }

  private static int run(String command, List<String> args) throws Exception {
    switch (command) {
      case "lab":
        return inClone().lab(args);
      case "doctor":
        return new Doctor(inClone()).examine();
      case "install":
        return inClone().install(args);
      case "run":
        return inClone().execute(args);
      case "render":
        return inClone().render();
      default:
        System.err.println(USAGE);
        return command.matches("-h|--help|help") ? 0 : 2;
    }
  }

  private static Lab inClone() {
    var here = Path.of("").toAbsolutePath();
    for (var folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("kernel").resolve("Lab.java"))) {
        return new Lab(folder);
      }
    }
    throw new Problem(here + " is not in a clone of gategrad", "cd into the clone first");
  }

  /** What is wrong and how to put it right. */
  private static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    Problem(String what, String fix) {
      super("problem: " + what + "\n    fix: " + fix);
    }

    /** A full disk, a folder of somebody else, a file that vanished meanwhile. */
    static Problem ofFiles(Exception e) {
      var what = e instanceof UncheckedIOException ? e.getCause() : e;
      return new Problem(
          "a file cannot be read or written (" + what + ")",
          "is the disk full, or the folder not yours? " + SELF + " doctor");
    }
  }

  // ---- commands

  private int lab(List<String> options) throws Exception {
    var python = prepare();
    var command = new ArrayList<>(List.of(python.toString(), "-m", "jupyterlab", "-y"));
    command.add("--ServerApp.root_dir=" + root);
    if (Programs.isRoot() && !options.contains("--allow-root")) {
      System.out.println("you are root, so notebooks run as root, too (--allow-root)");
      command.add("--allow-root");
    }
    command.addAll(options);
    var first = trust.notebooks("").stream().map(Path::toString).findFirst();
    first.ifPresent(command::add);
    System.out.println("opening " + first.orElse("JupyterLab") + "; Ctrl-C stops it");
    return Programs.runUntilStopped(environment.program(command));
  }

  private int install(List<String> where) throws Exception {
    if (where.isEmpty()) {
      prepare();
      return 0;
    }
    Doctor.checkJdk();
    try (var setUp = SetUp.begin(root)) {
      setUp.make(build.isWhole() ? List.of() : List.of(build));
      kernel.install(setUp, where);
    }
    var jupyter = Python.all().filter(python -> python.has("nbformat")).findFirst();
    if (jupyter.isEmpty() || !trust.in(jupyter.get().path)) {
      System.out.println("to see the committed pictures: jupyter trust notebooks/read/*.ipynb");
    }
    return 0;
  }

  /** Runs where the user is, so that files are found and written as they were typed. */
  private int execute(List<String> args) throws Exception {
    if (args.isEmpty()) {
      throw new Problem("run needs a notebook", SELF + " run notebooks/00-*.ipynb");
    }
    var command = new ArrayList<>(List.of(prepare().toString()));
    command.add(root.resolve("kernel").resolve("execute.py").toString());
    command.addAll(args);
    return Programs.runUntilStopped(environment.program(command));
  }

  private int render() throws Exception {
    var editions = root.resolve("kernel").resolve("editions.py").toString();
    var command = List.of(prepare().toString(), editions);
    int made = Programs.runUntilStopped(environment.program(command));
    if (made != 0) {
      return made;
    }
    var args = new ArrayList<>(List.of("--in-place", "--still"));
    trust.notebooks("read").forEach(notebook -> args.add(notebook.toString()));
    return execute(args);
  }

  /** Makes what is missing, old or damaged; returns the Python that has Jupyter. */
  private Path prepare() throws Exception {
    Doctor.checkJdk();
    if (!missing().isEmpty()) {
      try (var setUp = SetUp.begin(root)) {
        setUp.make(missing()); // asked again: another set-up may have made it meanwhile
      }
    }
    return environment.python();
  }

  private List<Part> missing() throws IOException {
    var parts = new ArrayList<Part>();
    for (var part : parts()) {
      if (part.rests().stream().anyMatch(parts::contains) || !part.isWhole()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private List<Part> parts() {
    return List.of(environment, build, kernel, trust);
  }

  // ---- doctor

  /** Says what is missing, old or damaged, and the one command that mends it. */
  private static final class Doctor {
    private static final int PORT = 8888;
    private static final long MEGABYTE = 1_000_000;

    private final Lab lab;
    private final List<Problem> problems = new ArrayList<>();

    Doctor(Lab lab) {
      this.lab = lab;
    }

    int examine() throws Exception {
      note(Doctor::checkJdk);
      System.out.println("Java " + Runtime.version() + " in " + JAVA);
      note(Doctor::checkJavaHome);
      note(() -> System.out.println("ok: " + Python.find()));
      if (note(() -> checkFolder(lab.root)) && note(() -> SetUp.check(lab.root))) {
        examineParts(); // else they cannot be, or are changing
      }
      note(Doctor::checkPort);
      problems.forEach(problem -> System.out.println(problem.getMessage()));
      System.out.println(problems.isEmpty() ? "all is well" : problems.size() + " to fix");
      return problems.isEmpty() ? 0 : 1;
    }

    private void examineParts() throws Exception {
      boolean jupyter = lab.environment.isWhole();
      boolean jar = lab.build.isWhole();
      note(() -> checkRoom(lab.root, jupyter ? jar ? 20 : 200 : 500));
      for (var part : lab.parts()) {
        note(() -> report(part));
      }
      if (!jupyter) {
        note(Environment::checkIndex);
      }
      if (!jar) {
        note(lab.build::checkMaven);
      }
    }

    private interface Check {
      void run() throws Exception;
    }

    private boolean note(Check check) throws Exception {
      try {
        check.run();
        return true;
      } catch (Problem problem) {
        problems.add(problem);
      } catch (IOException | UncheckedIOException e) {
        problems.add(Problem.ofFiles(e));
      }
      return false;
    }

    private static void report(Part part) throws IOException {
      switch (part.state()) {
        case WHOLE:
          System.out.println("ok: " + part.name);
          return;
        case NONE:
          System.out.println("not yet: " + part.name + "; made by: " + SELF);
          return;
        case OLD:
          System.out.println("not yet: " + part.name + " is not up to date; mended by: " + SELF);
          return;
        case UNFINISHED:
          throw new Problem(part.name + " was never finished, or not by Lab.java", SELF);
        default:
          var lost = part.lost();
          var more = lost.size() > 1 ? " and " + (lost.size() - 1) + " more" : "";
          throw new Problem(part.name + " is damaged: " + Part.thing(lost.get(0)) + more, SELF);
      }
    }

    static void checkJdk() {
      int version = Runtime.version().feature();
      if (version < 17) {
        throw new Problem("Java " + version + " is too old", "install a JDK 17 or newer");
      }
      if (ModuleFinder.ofSystem().find("jdk.jshell").isEmpty()) {
        throw new Problem("the Java in " + JAVA + " has no jshell", "install a full JDK 17");
      }
    }

    /** Lab does not need JAVA_HOME, but the Maven wrapper on its own believes it. */
    private static void checkJavaHome() {
      var home = System.getenv().getOrDefault("JAVA_HOME", "");
      if (home.isEmpty()) {
        return;
      }
      var fix = "unset it or set it to " + JAVA;
      if (!Files.isDirectory(Path.of(home))) {
        throw new Problem("no JDK at JAVA_HOME (" + home + ")", fix);
      }
      if (!Files.exists(Path.of(home, "bin", WINDOWS ? "javac.exe" : "javac"))) {
        throw new Problem("JAVA_HOME (" + home + ") is a JRE, not a JDK", fix);
      }
    }

    /** A set-up by root (sudo) leaves folders that the user may not write. */
    static void checkFolder(Path root) {
      for (var name : List.of("", ".venv", "target", ".venv.lock")) {
        var place = root.resolve(name);
        if (Files.exists(place) && !Files.isWritable(place)) {
          throw new Problem(
              "you may not write to " + place,
              WINDOWS
                  ? "clone into a folder of yours"
                  : "sudo chown -R \"$USER\" '" + root + "' (or clone into a folder of yours)");
        }
        if (Files.exists(place) && Files.isDirectory(place) == name.endsWith(".lock")) {
          throw new Problem(place + " is in the way", "move it away");
        }
      }
    }

    static void checkRoom(Path root, long megabytes) throws IOException {
      long free = Files.getFileStore(root).getUsableSpace() / MEGABYTE;
      if (free < megabytes) {
        throw new Problem(
            "only " + free + " MB are free on the disk of " + root,
            "make room: it takes " + megabytes + " MB");
      }
    }

    private static void checkPort() {
      try (var socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
        System.out.println("ok: port " + socket.getLocalPort() + " is free");
      } catch (IOException e) {
        throw new Problem(
            "port " + PORT + " is taken: JupyterLab will look for the next one",
            "stop what uses it, or choose: " + SELF + " lab --port=" + (PORT + 100));
      }
    }
  }

  // ---- one set-up at a time

  /**
   * The right to set this clone up: the lock of a file, which the system takes back from whoever
   * dies. A program that a set-up started may outlive it (kill -9, a closed terminal), so its
   * process is written into the file, and the next set-up ends it instead of working beside it.
   */
  private static final class SetUp implements Closeable {
    /** Behind the text, because Windows lets nobody read what is locked. */
    private static final long LOCKED = 1L << 30;

    private static final int TEXT = 40;
    private static final int HEARTBEAT_SECONDS = 10;

    private final FileChannel file;
    private long begun = System.nanoTime();

    private SetUp(FileChannel file) {
      this.file = file;
    }

    /** Waits for another set-up. */
    static SetUp begin(Path root) throws Exception {
      Doctor.checkFolder(root);
      var setUp = new SetUp(FileChannel.open(path(root), CREATE, READ, WRITE));
      if (setUp.file.tryLock(LOCKED, 1, false) == null) {
        System.out.println("another Lab.java is setting up this clone: waiting for it");
        setUp.file.lock(LOCKED, 1, false);
      }
      var left = leftOver(setUp.file);
      if (left.isPresent()) {
        end(left.get());
      }
      return setUp;
    }

    /** Complains if a set-up is at work, or what a killed one has started. */
    static void check(Path root) throws IOException {
      if (!Files.isWritable(path(root))) {
        return;
      }
      try (var file = FileChannel.open(path(root), READ, WRITE)) {
        if (file.tryLock(LOCKED, 1, false) == null) {
          throw new Problem("another Lab.java is setting up this clone", "wait until it is done");
        }
        leftOver(file)
            .ifPresent(
                process -> {
                  throw new Problem(left(process), SELF + " (it ends it and begins anew)");
                });
      }
    }

    /** Makes these parts; tells how many there are, and how long each took. */
    void make(List<Part> parts) throws Exception {
      for (int k = 0; k < parts.size(); k++) {
        var which = "[" + (k + 1) + "/" + parts.size() + "] ";
        System.out.println(which + parts.get(k).step);
        begun = System.nanoTime();
        parts.get(k).make(this);
        System.out.println(which + "done in " + elapsed());
      }
    }

    /** Runs a program of the set-up, with a sign of life now and then. */
    void must(ProcessBuilder program, String failure, String fix) throws Exception {
      record(""); // takes its place on the disk before anything is started
      Process child;
      try {
        child = Programs.start(program.inheritIO());
      } catch (IOException e) { // there is no such program
        throw new Problem(failure + " (" + e.getMessage() + ")", fix);
      }
      record(child.pid() + " " + started(child.toHandle()));
      while (!child.waitFor(HEARTBEAT_SECONDS, TimeUnit.SECONDS)) {
        System.out.println("      " + elapsed());
      }
      record("");
      if (child.exitValue() != 0) {
        throw new Problem(failure, fix);
      }
    }

    @Override
    public void close() throws IOException {
      file.close(); // and with it goes the lock
    }

    private String elapsed() {
      return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + " s";
    }

    private static Path path(Path root) {
      return root.resolve(".venv.lock");
    }

    private void record(String text) throws IOException {
      var padded = text + " ".repeat(TEXT - text.length());
      file.write(ByteBuffer.wrap(padded.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static Optional<ProcessHandle> leftOver(FileChannel file) throws IOException {
      var bytes = ByteBuffer.allocate(TEXT);
      file.read(bytes, 0);
      var text = new String(bytes.array(), StandardCharsets.US_ASCII).trim();
      if (!text.matches("[0-9]{1,18} [0-9]{1,18}")) {
        return Optional.empty();
      }
      var words = text.split(" ");
      long start = Long.parseLong(words[1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(SetUp::works)
          .filter(process -> Math.abs(started(process) - start) <= 2); // the number may be reused
    }

    /** Alive, and not dead but unburied: such a process has no command. */
    private static boolean works(ProcessHandle process) {
      return process.isAlive() && process.info().command().isPresent();
    }

    private static long started(ProcessHandle process) {
      return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    private static String left(ProcessHandle process) {
      return "a set-up was killed, but what it started still works (process " + process.pid() + ")";
    }

    private static void end(ProcessHandle process) throws InterruptedException {
      System.out.println(left(process) + ": ending it");
      Programs.kill(process);
      for (int k = 0; works(process) && k < 100; k++) {
        Thread.sleep(100);
      }
      if (works(process)) {
        throw new Problem(left(process), "end it: kill -9 " + process.pid());
      }
    }
  }

  private enum State {
    NONE,
    UNFINISHED,
    BROKEN,
    OLD,
    WHOLE
  }

  /**
   * What a step of the set-up makes. When it is finished, a stamp says from what it was made and
   * what was made, one line for each thing; so what was interrupted or damaged later is seen.
   */
  private abstract static class Part {
    private static final String BETWEEN = "\n-- made:\n";

    final Path root;
    final Path venv;
    final String name;
    final String step;
    private final Path stamp;

    Part(Path root, String name, String step, String stamp) {
      this.root = root;
      this.venv = root.resolve(".venv");
      this.name = name;
      this.step = step;
      this.stamp = root.resolve(stamp);
    }

    /** All that it is made from. */
    abstract String source() throws IOException;

    /** What there is of it now, one line for each thing. */
    abstract List<String> present() throws IOException;

    abstract void make(SetUp setUp) throws Exception;

    /** The parts that it has to be made after. */
    List<Part> rests() {
      return List.of();
    }

    void finish(String source) throws IOException {
      finish(source, present());
    }

    void finish(String source, List<String> made) throws IOException {
      writeWhole(stamp, source + BETWEEN + String.join("\n", made));
    }

    boolean isWhole() throws IOException {
      return state() == State.WHOLE;
    }

    State state() throws IOException {
      if (stamped().length != 2) {
        return present().isEmpty() ? State.NONE : State.UNFINISHED;
      }
      if (!lost().isEmpty()) {
        return State.BROKEN;
      }
      return stamped()[0].equals(source()) ? State.WHOLE : State.OLD;
    }

    /** What was made and is not there any more, or not as it was. */
    List<String> lost() throws IOException {
      return without(made(), present());
    }

    List<String> made() throws IOException {
      var parts = stamped();
      return parts.length == 2 ? parts[1].lines().collect(Collectors.toList()) : List.of();
    }

    static List<String> without(List<String> lines, List<String> others) {
      var set = Set.copyOf(others);
      return lines.stream().filter(line -> !set.contains(line)).collect(Collectors.toList());
    }

    /** Without the size and the time that a file's line ends with. */
    static String thing(String line) {
      return line.replaceAll(" \\([^()]*\\)$", "");
    }

    private String[] stamped() throws IOException {
      return Files.isRegularFile(stamp) ? read(stamp).split(BETWEEN, -1) : new String[0];
    }

    /** One line for each file: its name below {@code root}, its size, its time. */
    List<String> files(Stream<Path> places) throws IOException {
      var lines = new ArrayList<String>();
      for (var place : places.collect(Collectors.toList())) {
        if (Files.exists(place)) {
          try (var files = Files.walk(place)) {
            files.filter(Files::isRegularFile).map(this::line).sorted().forEach(lines::add);
          }
        }
      }
      return lines;
    }

    private String line(Path file) {
      try {
        var time = Files.getLastModifiedTime(file);
        return root.relativize(file) + " (" + Files.size(file) + " bytes, " + time + ")";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Lenient: a file that a crash filled with zeros is no reason to stop. */
    static String read(Path file) throws IOException {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Beside it first, onto the disk, and then to its place. */
    static void writeWhole(Path file, String text) throws IOException {
      Files.createDirectories(file.getParent());
      var beside = file.resolveSibling(".gategrad-" + UUID.randomUUID() + ".part");
      try {
        try (var channel = FileChannel.open(beside, CREATE_NEW, WRITE)) {
          var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    }
  }

  // ---- JupyterLab

  /** The Python of {@code .venv} with JupyterLab; without the package index, one that has it. */
  private static final class Environment extends Part {
    /** Prints the packages of an environment that have all their files. */
    private static final String INTACT =
        String.join(
            "\n",
            "import csv, os, sys",
            "from importlib.metadata import distributions",
            "def whole(package):",
            "    base = os.fspath(package.locate_file(''))",
            "    for name, _, size in csv.reader(package.read_text('RECORD').splitlines()):",
            "        if size and os.stat(os.path.join(base, name)).st_size != int(size):",
            "            return False",
            "    return True",
            "for package in distributions():",
            "    try:",
            "        if whole(package):",
            "            print('package', package.metadata['Name'])",
            "    except Exception:",
            "        pass");

    Environment(Path root) {
      super(
          root,
          "JupyterLab in .venv",
          "putting JupyterLab into .venv: some 60 MB to download at first",
          ".venv/gategrad.stamp");
    }

    @Override
    String source() throws IOException {
      return read(requirements());
    }

    @Override
    List<String> present() {
      return Programs.quiet(List.of(venvPython().toString(), "-I", "-c", INTACT))
          .map(text -> text.lines().sorted().collect(Collectors.toList()))
          .orElse(List.of());
    }

    @Override
    State state() throws IOException {
      return fallback().isPresent() ? State.WHOLE : super.state();
    }

    Path python() throws IOException {
      return Files.exists(choice()) ? Path.of(read(choice()).strip()) : venvPython();
    }

    /** Another Python with JupyterLab, which an earlier start has chosen. */
    private Optional<Python> fallback() throws IOException {
      return Files.isRegularFile(choice())
          ? Python.ask(List.of(read(choice()).strip())).filter(Environment::hasJupyter)
          : Optional.empty();
    }

    @Override
    void make(SetUp setUp) throws Exception {
      Files.deleteIfExists(choice());
      try {
        create(setUp, Python.find());
      } catch (Problem problem) {
        var python = withJupyter().orElseThrow(() -> problem);
        System.out.println(problem.getMessage());
        if (python.path.startsWith(venv)) {
          System.out.println("      using .venv as it is");
        } else {
          System.out.println(
              "      using the JupyterLab of " + python + ", until .venv is deleted");
          writeWhole(choice(), python.path.toString());
        }
      }
      declineNews();
    }

    private void create(SetUp setUp, Python python) throws Exception {
      Doctor.checkRoom(root, 500);
      if (state() != State.OLD) { // else pip makes it new, and leaves what the user has added
        clear(setUp, python);
      }
      var pip = new ArrayList<>(List.of(venvPython().toString(), "-I", "-m", "pip", "install"));
      pip.addAll(List.of("-q", "--disable-pip-version-check", "--retries", "1"));
      pip.addAll(List.of("-r", requirements().toString()));
      setUp.must(
          program(pip),
          "cannot install JupyterLab into .venv; offline, or no room?",
          python.isKnown() ? ASK_DOCTOR : python.advice());
      finish(source());
    }

    private void clear(SetUp setUp, Python python) throws Exception {
      if (Python.ask(List.of(venvPython() + "")).filter(Environment::hasJupyter).isPresent()) {
        checkIndex(); // offline, what works is kept
      }
      System.out.println("      " + python);
      var command = python.command("-I", "-m", "venv", "--clear", venv.toString());
      setUp.must(program(command), "cannot create .venv", "delete the folder .venv, then " + SELF);
    }

    private Optional<Python> withJupyter() {
      return Stream.concat(
              Python.ask(List.of(venvPython().toString())).stream(),
              Python.all().filter(Python::newEnough))
          .filter(Environment::hasJupyter)
          .findFirst();
    }

    private static boolean hasJupyter(Python python) {
      return python.has("jupyterlab, nbclient");
    }

    /** Asks for JupyterLab where pip would get it. */
    static void checkIndex() {
      var python = Python.all().filter(p -> p.has("pip")).findFirst();
      if (python.isEmpty()) {
        return; // whoever looks for a Python complains
      }
      var pip = List.of("-m", "pip", "-q", "--retries", "0", "--timeout", "10");
      var ask = python.get().command(pip.toArray(new String[0]));
      ask.addAll(List.of("index", "versions", "jupyterlab"));
      if (Programs.quiet(ask).isEmpty()) {
        throw new Problem(
            "offline: the Python package index cannot be reached",
            "connect once, or install JupyterLab 4 (it is used when it is there)");
      }
      System.out.println("ok: the Python package index answers");
    }

    /**
     * JupyterLab asks at its first start whether it may fetch news. In this environment the default
     * is no; who has answered before, or answers in the settings, is heard.
     */
    private void declineNews() throws IOException {
      writeWhole(
          configuration().resolve("labconfig").resolve("default_setting_overrides.json"),
          "{\"@jupyterlab/apputils-extension:notification\": {\"fetchNews\": \"false\"}}\n");
    }

    /** A program that finds our kernel and our configuration, started where the user is. */
    ProcessBuilder program(List<String> command) {
      var builder = new ProcessBuilder(command);
      var variables = builder.environment();
      variables.put("JAVA_HOME", JAVA.toString());
      variables.put("PIP_USER", "0"); // a user's pip.conf may say otherwise, which fails here
      prepend(variables, "JUPYTER_PATH", venv.resolve("share").resolve("jupyter"));
      prepend(variables, "JUPYTER_CONFIG_PATH", configuration());
      return builder;
    }

    private static void prepend(Map<String, String> variables, String name, Path path) {
      variables.merge(name, path.toString(), (old, ours) -> ours + File.pathSeparator + old);
    }

    private Path configuration() {
      return venv.resolve("etc").resolve("jupyter");
    }

    private Path choice() {
      return venv.resolve("gategrad-fallback.txt");
    }

    /** With the hashes of all that JupyterLab needs; requirements.txt says how it is made. */
    private Path requirements() {
      return root.resolve("kernel").resolve("requirements.lock");
    }

    private Path venvPython() {
      return WINDOWS
          ? venv.resolve("Scripts").resolve("python.exe")
          : venv.resolve("bin").resolve("python");
    }
  }

  /** A Python that was asked what it can do. */
  private static final class Python {
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

    private static final int OLDEST = 10;

    /** The newest that the packages in requirements.lock were made for. */
    private static final int NEWEST = 14;

    final Path path;
    private final int major;
    private final int minor;
    private final boolean venv;

    /** Of the words that a Python answers when it is asked. */
    private Python(String[] words) {
      path = Path.of(words[3]);
      major = Integer.parseInt(words[0]);
      minor = Integer.parseInt(words[1]);
      venv = words[2].equals("venv");
    }

    static Optional<Python> ask(List<String> start) {
      var command = new ArrayList<>(start);
      command.addAll(List.of("-c", ASK));
      return Programs.quiet(command)
          .map(answer -> answer.strip().split(" ", 4))
          .filter(words -> words.length == 4 && (words[0] + words[1]).matches("\\d{2,4}"))
          .map(Python::new);
    }

    /** Every Python that answers, in the order in which we would take them. */
    static Stream<Python> all() {
      return (WINDOWS ? Stream.of(List.of("py", "-3"), List.of("python")) : onPath())
          .flatMap(start -> ask(start).stream());
    }

    /**
     * The first {@code python3} may be unfit where the next one in another folder, or one with
     * another name, is not.
     */
    private static Stream<List<String>> onPath() {
      var folders =
          Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
              .filter(folder -> !folder.isEmpty())
              .map(Path::of)
              .collect(Collectors.toList());
      return Stream.of("python3", "python3\\.\\d+", "python")
          .flatMap(name -> folders.stream().flatMap(folder -> programs(folder, name)))
          .map(python -> List.of(python.toString()));
    }

    private static Stream<Path> programs(Path folder, String name) {
      var names = Optional.ofNullable(folder.toFile().list()).orElse(new String[0]);
      return Arrays.stream(names)
          .filter(file -> file.matches(name))
          .sorted(Comparator.comparingInt(String::length).thenComparing(file -> file).reversed())
          .map(folder::resolve)
          .filter(Files::isExecutable);
    }

    /** The first that the packages are known to work with, or else the first that is fit. */
    static Python find() {
      var found = new ArrayList<Python>();
      for (var python : (Iterable<Python>) all()::iterator) {
        if (python.newEnough() && python.venv && python.isKnown()) {
          return python;
        }
        found.add(python);
      }
      var recent = found.stream().filter(Python::newEnough).collect(Collectors.toList());
      if (found.isEmpty()) {
        throw new Problem("no Python", "install Python 3." + OLDEST + " or newer");
      }
      if (recent.isEmpty()) {
        throw new Problem(found.get(0) + " is too old", "install Python 3." + OLDEST + " or newer");
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

    boolean newEnough() {
      return major == 3 && minor >= OLDEST;
    }

    boolean isKnown() {
      return minor <= NEWEST;
    }

    String advice() {
      return this + " may be too new for them: install Python 3." + NEWEST + " beside it";
    }

    List<String> command(String... args) {
      return Stream.concat(Stream.of(path.toString()), Arrays.stream(args))
          .collect(Collectors.toCollection(ArrayList::new));
    }

    boolean has(String module) {
      return Programs.quiet(command("-c", "import " + module + "; print('yes')")).isPresent();
    }

    @Override
    public String toString() {
      return "Python " + major + "." + minor + " (" + path + ")";
    }
  }

  // ---- the jar and the kernel

  /** Our jar, and what it needs, in {@code target}. */
  private static final class Build extends Part {
    private final Path target;

    Build(Path root) {
      super(
          root,
          "the jar in target",
          "building gategrad: some 60 MB to download at first",
          "target/gategrad-build.stamp");
      target = root.resolve("target");
    }

    /** All that is in the jar or says how it is made. */
    @Override
    String source() throws IOException {
      try (var files = Files.list(root.resolve("kernel"))) {
        var logos = files.filter(f -> f.getFileName().toString().startsWith("logo-")).sorted();
        var others = Stream.of("src/main", "pom.xml", "kernel/kernel.json").map(root::resolve);
        return String.join("\n", files(Stream.concat(others, logos)));
      }
    }

    @Override
    List<String> present() throws IOException {
      var jars = jars("gategrad-[0-9].*\\.jar").stream();
      return files(Stream.concat(jars, Stream.of(target.resolve("lib"))));
    }

    /**
     * Maven believes whatever is newer than its source, half a jar too; so what was not finished is
     * deleted first. What the pom no longer names has to leave {@code lib} in any case, but not
     * what the user has put there.
     */
    @Override
    void make(SetUp setUp) throws Exception {
      Doctor.checkRoom(root, 200);
      var source = source(); // what is edited meanwhile is built the next time
      var state = state();
      if (state != State.OLD) {
        delete(target.resolve("classes"));
        delete(target.resolve("maven-status"));
      }
      if (state == State.UNFINISHED) {
        delete(target.resolve("lib"));
      }
      for (var line : made()) {
        delete(root.resolve(thing(line)));
      }
      for (var jar : jars("gategrad-.*\\.jar")) {
        delete(jar);
      }
      var others = present();
      var maven = wrapper("-q", "-B", "-Dmaven.test.skip=true", "package");
      setUp.must(maven, "the build failed", ASK_DOCTOR);
      finish(source, without(present(), others));
    }

    /** The wrapper's own Maven may be half a one: it is moved there from another disk. */
    void checkMaven() {
      var home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
      var maven = Path.of(home, ".m2", "wrapper", "dists");
      if (Files.exists(maven)
          && Files.exists(root.resolve("mvnw"))
          && Programs.quiet(wrapper("-v")).isEmpty()) {
        throw new Problem("the Maven in " + maven + " does not start", "delete that folder");
      }
    }

    private ProcessBuilder wrapper(String... args) {
      var start = WINDOWS ? List.of(root.resolve("mvnw.cmd")) : List.of("sh", root.resolve("mvnw"));
      var command = Stream.concat(start.stream(), Arrays.stream(args)).map(String::valueOf);
      var builder =
          new ProcessBuilder(command.collect(Collectors.toList())).directory(root.toFile());
      builder.environment().put("JAVA_HOME", JAVA.toString());
      return builder;
    }

    String classPath() throws IOException {
      return jar() + File.pathSeparator + target.resolve("lib").resolve("*");
    }

    private Path jar() throws IOException {
      return jars("gategrad-[0-9].*(?<!-sources|-javadoc|-tests)\\.jar").stream()
          .findFirst()
          .orElseThrow(() -> new Problem("the build made no jar", "./mvnw package"));
    }

    private List<Path> jars(String name) throws IOException {
      if (!Files.isDirectory(target)) {
        return List.of();
      }
      try (var files = Files.list(target)) {
        return files
            .filter(file -> file.getFileName().toString().matches(name))
            .sorted()
            .collect(Collectors.toList());
      }
    }

    private static void delete(Path place) throws IOException {
      if (Files.exists(place)) {
        try (var files = Files.walk(place)) {
          for (var file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /** The kernel: what Jupyter finds and starts. */
  private static final class Kernel extends Part {
    private final Environment environment;
    private final Build build;

    Kernel(Path root, Environment environment, Build build) {
      super(
          root,
          "the kernel in .venv",
          "installing the kernel, and the archive that lets it start fast",
          ".venv/gategrad-kernel.stamp");
      this.environment = environment;
      this.build = build;
    }

    @Override
    List<Part> rests() {
      return List.of(environment, build);
    }

    @Override
    String source() throws IOException {
      return String.join("\n", JAVA + "", Runtime.version() + "", root + "")
          + String.join("\n", build.present());
    }

    @Override
    List<String> present() throws IOException {
      return files(Stream.of(venv.resolve("share/jupyter/kernels/java")));
    }

    @Override
    void make(SetUp setUp) throws Exception {
      install(setUp, List.of("--prefix", venv.toString()));
      finish(source());
    }

    /** Installs where these options of the installer say. */
    void install(SetUp setUp, List<String> where) throws Exception {
      var program = JAVA.resolve("bin").resolve(WINDOWS ? "java.exe" : "java").toString();
      var command = new ArrayList<>(List.of(program, "-cp", build.classPath()));
      command.add("gategrad.kernel.install.Install");
      command.addAll(where);
      setUp.must(new ProcessBuilder(command), "the kernel could not be installed", ASK_DOCTOR);
    }
  }

  /** That JupyterLab shows the pictures of the committed notebooks, not their texts. */
  private static final class Trust extends Part {
    private final Environment environment;

    Trust(Path root, Environment environment) {
      super(
          root,
          "the trust in the notebooks",
          "trusting the notebooks, so that they show their pictures",
          ".venv/gategrad-trust.stamp");
      this.environment = environment;
    }

    @Override
    List<Part> rests() {
      return List.of(environment);
    }

    @Override
    String source() throws IOException {
      return String.join("\n", files(notebooks("read").stream()));
    }

    @Override
    List<String> present() {
      return List.of(); // it lies in the user's own folder
    }

    @Override
    void make(SetUp setUp) throws Exception {
      if (in(environment.python())) {
        finish(source());
      } else { // no reason to stop
        System.out.println("      that did not work: run their cells to see the pictures");
      }
    }

    boolean in(Path python) throws IOException {
      var code = "from nbformat.sign import TrustNotebookApp as t; t.launch_instance()";
      var command = new ArrayList<>(List.of(python.toString(), "-c", code, "--log-level=ERROR"));
      notebooks("read").forEach(notebook -> command.add(notebook.toString()));
      return Programs.quiet(command).isPresent();
    }

    /** Of an edition: "" is the learner's, "read" the executed one. */
    List<Path> notebooks(String edition) throws IOException {
      var folder = root.resolve("notebooks").resolve(edition);
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (var files = Files.list(folder)) {
        return files
            .filter(file -> file.toString().endsWith(".ipynb"))
            .sorted()
            .collect(Collectors.toList());
      }
    }
  }

  // ---- other programs

  /** Starts programs, and ends them with this one. */
  private static final class Programs {
    /** How long a program may take that is only asked something. */
    private static final int PATIENCE_SECONDS = Integer.getInteger("lab.patience", 60);

    private Programs() {}

    static Process start(ProcessBuilder program) throws IOException {
      var child = program.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
      return child;
    }

    static int runUntilStopped(ProcessBuilder program) throws Exception {
      return start(program.inheritIO()).waitFor();
    }

    private static void stop(Process child) {
      if (!WINDOWS) {
        child.destroy(); // there, Ctrl-C has reached it, and destroy would not let it tidy up
      }
      try {
        if (!child.waitFor(10, TimeUnit.SECONDS)) {
          kill(child.toHandle());
        }
      } catch (InterruptedException e) {
        kill(child.toHandle());
      }
    }

    /** With all that it started. */
    static void kill(ProcessHandle process) {
      var all = Stream.concat(Stream.of(process), process.descendants());
      all.collect(Collectors.toList()).forEach(ProcessHandle::destroyForcibly);
    }

    static boolean isRoot() {
      return !WINDOWS && quiet(List.of("id", "-u")).orElse("").strip().equals("0");
    }

    static Optional<String> quiet(List<String> command) {
      return quiet(new ProcessBuilder(command));
    }

    /** What a program printed; empty if there is none, it failed, or it does not answer. */
    static Optional<String> quiet(ProcessBuilder program) {
      Process child;
      try {
        child = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        child.getOutputStream().close();
      } catch (IOException e) {
        return Optional.empty(); // there is no such program
      }
      // in a thread of its own, because what the program started may hold the pipe for ever
      var answer = new FutureTask<>(() -> answer(child));
      var reader = new Thread(answer);
      reader.setDaemon(true);
      reader.start();
      try {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        var name = program.command().get(0);
        System.out.println("note: " + name + " does not answer; going on without it");
      } catch (ExecutionException e) {
        return Optional.empty(); // it ended while it was read
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      kill(child.toHandle());
      return Optional.empty();
    }

    private static Optional<String> answer(Process child) throws Exception {
      var text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return child.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    }
  }
}
