package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example in Javadoc, README.md and docs/own-engine.md is run as a cell of a notebook would
 * run it.
 *
 * <p>An expression that ends in a comment with a number, {@code true}, {@code false} or a text in
 * quotes must have that value, rounded to the digits that are shown. Any other comment is prose.
 */
class DocExamplesTest {
  private static final Path FILES = Path.of("target", "doc-examples");

  private static final List<String> IMPORTS =
      List.of(
          "java.util.*",
          "java.util.function.*",
          "java.util.stream.*",
          "java.io.*",
          "java.nio.file.*",
          "java.math.*",
          "gategrad.*",
          "gategrad.array.*",
          "gategrad.gate.*",
          "gategrad.loop.*",
          "gategrad.notebook.*",
          "gategrad.check.*",
          "gategrad.nn.*",
          "gategrad.optim.*",
          "gategrad.train.*",
          "gategrad.data.*",
          "gategrad.data.table.*",
          "gategrad.draw.*",
          "gategrad.explain.*",
          "gategrad.numeric.*",
          "gategrad.mistake.*",
          "gategrad.own.*",
          "gategrad.plot.*",
          "gategrad.exercise.*",
          "static gategrad.draw.Drawing.draw",
          "static gategrad.draw.Circuit.circuit",
          "static gategrad.explain.Why.why",
          "static gategrad.exercise.Prediction.predict",
          "static gategrad.live.LiveCircuit.live");

  /** What examples take for granted, so that each can be short: a name, and what declares it. */
  private static final String[][] GIVEN = {
    {"display", "void display(Object shown) {}"},
    {"random", "var random = new Random(1);"},
    {"x", "var x = Value.of(-2).named(\"x\");"},
    {"y", "var y = Value.of(5).named(\"y\");"},
    {"z", "var z = Value.of(-4).named(\"z\");"},
    {"w", "var w = Value.of(0.5).named(\"w\");"},
    {"b", "var b = Value.of(0.1).named(\"b\");"},
    {"model", "Value model(Value w, Value b) { return w.mul(3).add(b).tanh(); }"},
    {
      "Cube",
      """
      record Cube() implements UnaryGate {
        public double forward(double x) { return x * x * x; }
        public double local(double x, double y) { return 3 * x * x; }
      }
      """
    },
    {
      "MultiplyGate",
      """
      class MultiplyGate {
        double x, y;
        double forward(double x, double y) { this.x = x; this.y = y; return x * y; }
        double[] backward(double dz) { return new double[] {y * dz, x * dz}; }
      }
      """
    },
    {
      "Num",
      """
      class Num implements Scalar<Num> {
        double data, grad;
        List<Num> inputs;
        String op;
        double[] locals;
        Num(double data) { this(data, "input", List.of()); }
        Num(double data, String op, List<Num> inputs, double... locals) {
          this.data = data; this.op = op; this.inputs = inputs; this.locals = locals;
        }
        public Num add(Num b) { return new Num(data + b.data, "add", List.of(this, b), 1, 1); }
        public Num mul(Num b) { return new Num(data * b.data, "mul", List.of(this, b), b.data, data); }
        public Num tanh() { double t = Math.tanh(data); return new Num(t, "tanh", List.of(this), 1 - t * t); }
        void order(Set<Num> done, List<Num> all) {
          if (done.add(this)) { inputs.forEach(i -> i.order(done, all)); all.add(0, this); }
        }
        public void backward() {
          var all = new ArrayList<Num>();
          order(new HashSet<>(), all);
          grad = 1;
          for (var n : all) for (int k = 0; k < n.locals.length; k++) n.inputs.get(k).grad += n.locals[k] * n.grad;
        }
        public double data() { return data; }
        public double grad() { return grad; }
        public List<Num> inputs() { return inputs; }
        public String op() { return op; }
      }
      """
    },
    {"moons", "var moons = Points.moons(40, 0.1, random);"},
    {"parts", "var parts = moons.split(0.8, random);"},
    {"data", "var data = Dataset.of(moons);"},
    {"net", "var net = Sequential.mlp(random, 2, 8, 2);"},
    {
      "trainer",
      "var trainer = new Trainer(net, new SoftmaxCrossEntropy(), new Sgd(net.parameters(), 0.1), random);"
    },
    {
      "loss",
      "var loss = net.forward(Tensor.of(moons.inputs())).softmaxCrossEntropy(moons.labels());"
    }
  };

  private static JShell shell;

  static List<DocExample> examples() throws IOException {
    var examples = new ArrayList<DocExample>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(DocExamplesTest::isRun).sorted().toList()) {
        examples.addAll(DocExample.of(file));
      }
    }
    for (Path page : List.of(Path.of("README.md"), Path.of("docs", "own-engine.md"))) {
      examples.addAll(DocExample.of(page));
    }
    return examples;
  }

  /** The kernel's own examples need a running session. */
  private static boolean isRun(Path file) {
    return file.toString().endsWith(".java") && !file.startsWith("src/main/java/gategrad/kernel");
  }

  @BeforeAll
  static void open() {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    shell = JShell.builder().executionEngine("local").compilerOptions("-cp", classes).build();
    IMPORTS.forEach(name -> run("import " + name + ";"));
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  @Test
  void examplesAreFound() throws IOException {
    assertTrue(examples().size() > 20);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void runsAndGivesWhatItSays(DocExample example) throws IOException {
    Files.createDirectories(FILES);
    Files.writeString(FILES.resolve("cars.csv"), "name;price\nVan;1,5\n");
    var code = example.code().replace("Path.of(\"", "Path.of(\"" + FILES + "/");
    try {
      runAll(given(code));
      runAll(code);
    } finally {
      shell.snippets().filter(s -> s.kind() != Snippet.Kind.IMPORT).toList().forEach(shell::drop);
    }
  }

  /** The declarations that this code needs, and those that they need. */
  private static String given(String code) {
    var needed = "";
    for (int k = GIVEN.length - 1; k >= 0; k--) {
      if (Pattern.compile("\\b" + GIVEN[k][0] + "\\b").matcher(needed + code).find()) {
        needed = GIVEN[k][1] + "\n" + needed;
      }
    }
    return needed;
  }

  private static void runAll(String code) {
    var rest = code;
    while (!rest.isBlank()) {
      var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (next.source() == null) {
        assertTrue(rest.strip().startsWith("//"), "not a complete statement: " + rest);
        return;
      }
      var event = run(next.source());
      rest = next.remaining();
      if (needsDownload(event)) {
        return;
      }
      assertNull(event.exception(), () -> event.snippet().source() + event.exception());
      check(event, comment(next.source(), rest));
    }
  }

  /** Large data sets are not in the repository; the example has been compiled. */
  private static boolean needsDownload(SnippetEvent event) {
    return event.exception() != null
        && event.exception().getMessage().contains("is not on this machine");
  }

  private static SnippetEvent run(String code) {
    var event = shell.eval(code).get(0);
    var problems = shell.diagnostics(event.snippet()).map(d -> d.getMessage(Locale.ROOT)).toList();
    assertEquals(Snippet.Status.VALID, event.status(), () -> code + problems);
    return event;
  }

  /** The comment behind a statement: JShell leaves it in the rest, or at the end in the code. */
  private static String comment(String code, String rest) {
    var behind = Pattern.compile("(?:^|;) *// *([^\\n]*)");
    var inRest = behind.matcher(rest.lines().findFirst().orElse(""));
    var inCode = behind.matcher(code.strip().lines().reduce("", (before, line) -> line));
    return inRest.find() ? inRest.group(1) : inCode.find() ? inCode.group(1) : "";
  }

  private static void check(SnippetEvent event, String comment) {
    boolean isText = comment.startsWith("\"") || comment.equals("true") || comment.equals("false");
    if (isText) {
      assertEquals(comment, event.value(), event.snippet().source());
    } else if (comment.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")) {
      var shown = new BigDecimal(comment);
      double digit = Math.pow(10, -Math.min(shown.scale(), 12)); // JDKs differ in the last bits
      double value = Double.parseDouble(event.value());
      assertEquals(shown.doubleValue(), value, digit / 2, event.snippet().source());
    }
  }
}
