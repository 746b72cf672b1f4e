package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A broken engine is replaced, and the session goes on. */
class SuccessionTest {
  private static final String DECLARED =
      """
      import java.util.concurrent.TimeUnit;
      int n = 5;
      double[] numbers = {1, 2.5};
      String text = "kept";
      List<Integer> list = new ArrayList<>(List.of(1, 2));
      var map = new HashMap<String, double[]>(Map.of("k", numbers));
      class Net { double w = 1; Net next; double f() { return w * n; } }
      Net net = new Net();
      { net.w = 7; net.next = net; }
      List<Net> nets = List.of(net);
      record Pair(int a, Net b) { }
      Pair pair = new Pair(3, net);
      int twice(int k) { return 2 * k; }
      Value x = Value.of(2);
      """;

  private static void checkAllIsThere(Cells cells) {
    assertEquals(5, cells.shown("n"));
    assertEquals(2.5, cells.shown("numbers[1]"));
    assertEquals("kept", cells.shown("text"));
    assertEquals(List.of(1, 2), cells.shown("list"));
    assertEquals(true, cells.shown("map.get(\"k\") == numbers"));
    assertEquals(35.0, cells.shown("net.f()"));
    assertEquals(true, cells.shown("net.next == net && nets.get(0) == net"));
    assertEquals(true, cells.shown("pair.b() == net && pair.a() == 3"));
    assertEquals(8, cells.shown("twice(4)"));
    assertEquals(2.0, cells.shown("x.data()"));
    assertEquals("SECONDS", cells.shown("TimeUnit.SECONDS.toString()"));
  }

  @Test
  void allThatCellsDeclaredIsCarriedOver() {
    try (var cells = new Cells()) {
      assertTrue(!(cells.run(DECLARED) instanceof Outcome.Failed));
      ((JShellEngine) cells.engine).session().shell().close();
      Outcome outcome = cells.run("n + 1");
      assertTrue(outcome instanceof Outcome.Failed, outcome.toString());
      assertTrue(outcome.notices().get(0).contains("has been replaced"), outcome.toString());
      checkAllIsThere(cells);
      cells.done("class Net { double w; double bias = 1; double f() { return w * n + bias; } }");
    }
  }

  @Test
  void aMistakeOfTheLearnerReplacesNothing() {
    try (var cells = new Cells()) {
      var engine = (JShellEngine) cells.engine;
      ShellSession before = engine.session();
      cells.failed("int x = nope;");
      cells.failed("int k = 1 / 0;");
      cells.done("int gategrad = 3;"); // hides the package that our wrapping names
      cells.failed("nope");
      assertEquals(before, engine.session());
    }
  }

  @Test
  void aCompilerThatIsInterruptedAllTheTimeLosesNothing() throws InterruptedException {
    try (var cells = new Cells()) {
      cells.run(DECLARED);
      var evil =
          new Thread(
              () -> {
                while (!Thread.interrupted()) {
                  Thread.getAllStackTraces().keySet().stream()
                      .filter(thread -> thread.getName().equals("compiler"))
                      .forEach(Thread::interrupt);
                }
              });
      evil.start();
      for (int i = 0; i < 10; i++) {
        cells.run("class More" + i + " { javax.swing.JLabel label; }");
        cells.run("new javax.xml.parsers.ParserConfigurationException().getMessage()");
      }
      evil.interrupt();
      evil.join();
      cells.run("nope");
      checkAllIsThere(cells);
    }
  }

  @Test
  void variablesCanBeSetBack() {
    try (var cells = new Cells()) {
      cells.run("int n = 5; String s = \"x\"; final double[] d = {1};");
      assertEquals(List.of("nope"), cells.engine.clear(List.of("n", "s", "nope")));
      assertEquals(0, cells.shown("n"));
      assertEquals(null, cells.shown("s"));
    }
  }
}
