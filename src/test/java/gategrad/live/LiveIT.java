package gategrad.live;

import static gategrad.live.LiveCircuit.live;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.course.Tools;
import gategrad.gate.AddConstantGate;
import gategrad.gate.BinaryGate;
import gategrad.gate.DivConstantGate;
import gategrad.gate.EluGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.LeakyReluGate;
import gategrad.gate.MulConstantGate;
import gategrad.gate.NaryGate;
import gategrad.gate.PowConstantGate;
import gategrad.gate.UnaryGate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pictures that answer the hand; after the package phase, in which TeaVM makes the page's gates.
 */
class LiveIT {
  private static final String SIGMOID = "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))";
  private static final String NUMBERS = "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3";
  private static final double[] AWKWARD = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -2.5,
    3,
    1e-300,
    1e300,
    40,
    -40,
    710,
    1e-8,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** A learner's gate that the page can run. */
  record Half() implements UnaryGate {
    @Override
    public double forward(double x) {
      return x / 2;
    }

    @Override
    public double local(double x, double y) {
      return 0.5;
    }
  }

  /** One that it cannot: its field is Java's. */
  record Scaled(double by) implements UnaryGate {
    @Override
    public double forward(double x) {
      return x * by;
    }

    @Override
    public double local(double x, double y) {
      return by;
    }
  }

  @Test
  void anOutputIsSmallAndAsksForNothing() {
    for (var view : List.of(live("(x + y) * z", "x = -2, y = 5, z = -4"), live(SIGMOID, NUMBERS))) {
      var html = view.html().orElseThrow();
      assertTrue(html.getBytes(UTF_8).length < 25_000, "bytes: " + html.getBytes(UTF_8).length);
      assertFalse(html.matches("(?s).*(src|href)=.https?:.*"), "it asks the network");
      assertFalse(html.matches("(?s).*\\b(eval|Function)\\s*\\(.*"), "it evaluates text");
      assertTrue(html.contains("<img alt=\"") && html.contains("data:image/svg+xml,"), html);
    }
  }

  @Test
  void noNameEndsTheScriptOrTheAttribute() {
    var evil = "</script><img src=x onerror=alert(1)>\"'&";
    var html = live(Value.of(2).named(evil).mul(3)).html().orElseThrow();
    assertFalse(html.contains("<img src=x"), html);
    assertEquals(1, html.split("</script>", -1).length - 1);
  }

  @Test
  void whatCannotBeMovedIsRefused() {
    var circuit = live("x * y", "x = 1, y = 2");
    assertThrows(IllegalArgumentException.class, () -> circuit.range("z", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> circuit.range("x", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> circuit.range("x", 0, Double.NaN));
    Value sum = Value.of(1);
    for (int k = 0; k < 100; k++) {
      sum = sum.add(k);
    }
    Value large = sum;
    assertThrows(IllegalArgumentException.class, () -> live(large));
  }

  /**
   * Every gate of the catalogue at awkward numbers, in Java and, by {@code test_live}, in a page.
   */
  @Test
  void pagesAnswerTheHandAndCalculateAsJavaDoes() throws Exception {
    Tools.environment();
    if (!Tools.onPath("chromedriver")) {
      Tools.missing("no chromedriver on the PATH: live pictures cannot be tested in a browser");
    }
    var folder = Files.createDirectories(Path.of("target", "live").toAbsolutePath());
    var page =
        Stream.of(
                live("(x + y) * z", "x = -2, y = 5, z = -4"),
                live(SIGMOID, NUMBERS),
                live("x * x + x", "x = 3"),
                live(Value.of(4).named("x").apply(new Scaled(0.5))),
                live(Value.of(4).named("x").apply(new Half())))
            .map(view -> view.html().orElseThrow())
            .reduce("<!doctype html><meta charset=utf-8><body>", String::concat);
    Files.writeString(folder.resolve("views.html"), page);
    var rules = new PageRules();
    var rows = fixture(rules);
    Files.writeString(
        folder.resolve("gates.json"), Json.of(Map.of("classes", rules.classes(), "rows", rows)));
    var python = Path.of("src", "test", "python").toAbsolutePath();
    var command = List.of(Tools.program("python"), "-B", "-m", "unittest", "-v", "test_live");
    var text = Tools.run(python, Map.of("LIVE", folder.toString()), command).orFail();
    assertTrue(text.contains("\nOK"), text);
  }

  private static List<Object> fixture(PageRules rules) {
    var gates = new ArrayList<Gate>(Gates.all());
    gates.addAll(
        List.of(
            new AddConstantGate(1.5),
            new MulConstantGate(-3),
            new DivConstantGate(7),
            new PowConstantGate(3),
            new PowConstantGate(-0.5),
            new LeakyReluGate(0.2),
            new EluGate(2)));
    var rows = new ArrayList<Object>();
    for (Gate gate : gates) {
      var rule = rules.add(gate);
      assertTrue(rule.containsKey("t"), "the page does not know " + gate.name());
      for (double x : AWKWARD) {
        if (gate instanceof UnaryGate) {
          rows.add(row(gate, rule, x));
        } else {
          for (double y : AWKWARD) {
            rows.add(gate instanceof NaryGate ? row(gate, rule, x, y, 2) : row(gate, rule, x, y));
          }
        }
      }
    }
    return rows;
  }

  /** Name, rule, inputs, output, local gradients. */
  private static List<Object> row(Gate gate, Map<String, Object> rule, double... inputs) {
    double out;
    var locals = new double[inputs.length];
    if (gate instanceof UnaryGate unary) {
      out = unary.forward(inputs[0]);
      locals[0] = unary.local(inputs[0], out);
    } else if (gate instanceof BinaryGate binary) {
      out = binary.forward(inputs[0], inputs[1]);
      locals[0] = binary.localX(inputs[0], inputs[1], out);
      locals[1] = binary.localY(inputs[0], inputs[1], out);
    } else {
      var nary = (NaryGate) gate;
      out = nary.forward(inputs);
      nary.locals(inputs, out, locals);
    }
    return List.of(gate.name(), rule, list(inputs), out, list(locals));
  }

  private static List<Double> list(double[] numbers) {
    return DoubleStream.of(numbers).boxed().toList();
  }
}
