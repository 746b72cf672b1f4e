package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.EngineAgent;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edits where the JVM may redefine classes: in a JVM that was started with the agent. */
class RedefinitionTest {

  /** Runs in the other JVM; prints one word for each thing that holds. */
  static final class Session {
    private Session() {}

    public static void main(String[] arguments) throws Exception {
      for (String tests : arguments) {
        runTests(Class.forName(tests));
      }
      if (arguments.length > 0) {
        return;
      }
      String net = "class Net { double w = 1; double f(double v) { return %s; } }";
      try (var cells = new Cells()) {
        cells.done(net.formatted("w * v") + " var net = new Net(); Net same = net; net.w = 5;");
        Object before = cells.shown("net");
        cells.done(net.formatted("w * v + 100"));
        say("identity", cells.shown("net") == before);
        say("body", cells.shown("net.f(2)").equals(110.0));
        cells.done("int f() { return 1; } var v = f();");
        cells.done("int f() { return 2; }");
        say("method", cells.shown("v + f()").equals(3));
        cells.done("class Net { double w = 1; int added = 4; double f(double v) { return w; } }");
        say(
            "carried",
            cells.shown("net.w + net.added").equals(9.0)
                && cells.shown("net == same").equals(true));
        say("reached", reachesAllObjects(cells));
        cells.done(
            "class Net { double w = 1; int added = 4; double f(double v) { while (true) w++; } }");
        var interrupter = new Thread(() -> interruptSoon(cells));
        interrupter.start();
        say("stopped", cells.failed("net.f(1)").name().equals("KeyboardInterrupt"));
        interrupter.join();
        cells.done("void leave() { }");
        cells.done("void leave() { System.exit(3); }");
        say("exit", cells.failed("leave()").name().equals("ExitRequested"));
      }
    }

    /** Runs the tests of a class of this package; prints the names of those that fail. */
    private static void runTests(Class<?> tests) throws Exception {
      for (Method test : tests.getDeclaredMethods()) {
        if (test.isAnnotationPresent(Test.class)) {
          Constructor<?> constructor = tests.getDeclaredConstructor();
          Object instance = constructor.newInstance();
          try {
            test.invoke(instance);
            say("passed", true);
          } catch (InvocationTargetException e) {
            System.out.println(test.getName() + ": " + e.getCause());
          }
        }
      }
    }

    /** The variables here are of classes that the JVM redefines; only what they hold is old. */
    private static boolean reachesAllObjects(Cells cells) {
      cells.done(
          """
          abstract class Form { abstract int size(); }
          class Disc extends Form { int r = 3; int size() { return r; } }
          class Store { static final List<Form> ALL = new ArrayList<>(); static Object last; }
          var disc = new Disc(); Object any = disc; var fixed = List.of(disc);
          List<Form> forms = new ArrayList<>(fixed); Map<String, Disc> named = new HashMap<>();
          named.put("x", disc); Store.ALL.add(disc); Store.last = disc;
          Supplier<Integer> other = () -> 1; List<Function<Form, Integer>> sizes = List.of(f -> f.size());
          class Unused { static int n = 0; static int loop() { while (true) n++; } static int m = loop(); }
          """);
      var edited =
          (Engine.Outcome.Done)
              cells.run("abstract class Form { abstract int size(); int id = 7; }");
      Object all =
          cells.shown(
              "List.of(forms.get(0).id, forms.get(0) == disc, named.get(\"x\").r, any == disc,"
                  + " fixed.get(0).id, Store.ALL.get(0).id, Store.last == disc, other.get())");
      return all.equals(List.of(7, true, 3, true, 7, 7, true, 1))
          && edited.notices().size() == 1
          && edited.notices().get(0).startsWith("sizes was reset: class Form was changed");
    }

    private static void interruptSoon(Cells cells) {
      while (Thread.getAllStackTraces().values().stream()
          .flatMap(Arrays::stream)
          .noneMatch(frame -> frame.getClassName().endsWith("$Net"))) {
        Thread.onSpinWait();
      }
      cells.engine.interrupt();
    }

    private static void say(String word, boolean holds) {
      System.out.println(holds ? word : "not " + word);
    }
  }

  @Test
  @Timeout(300)
  void redefinedClassesKeepTheirObjects(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertEquals(
        "identity body method carried reached stopped exit",
        run(folder).strip().replaceAll("\\R", " "));
  }

  /** What the tests of edits ask of an engine without the agent, one with it does too. */
  @Test
  @Timeout(900)
  void theTestsOfEditsPassWithTheAgent(@TempDir Path folder)
      throws IOException, InterruptedException {
    String[] tests =
        Stream.of(
                EditTest.class,
                EditedContainersTest.class,
                EditedKindsTest.class,
                EditedLambdasTest.class,
                EditedStaticsTest.class,
                FailedEditTest.class)
            .map(Class::getName)
            .toArray(String[]::new);
    List<String> lines = run(folder, tests).lines().toList();
    assertEquals(List.of(), lines.stream().filter(line -> !line.equals("passed")).toList());
    assertTrue(lines.size() >= 30, lines.size() + " tests ran");
  }

  private static String run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path jar = launcher(folder.resolve("launcher.jar"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** What the installed kernel's launcher looks like: a manifest and nothing else. */
  private static Path launcher(Path jar) throws IOException {
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Session.class.getName());
    main.putValue("Launcher-Agent-Class", EngineAgent.class.getName());
    main.putValue("Can-Redefine-Classes", "true");
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(classPath().split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }

  /** Surefire may start tests from a jar of its own and keep the real class path here. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
