package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits without an agent: every redefinition is refused, so all objects are carried over. */
class EditTest {
  private static final String NET =
      "class Net { double w = 1; double f(double v) { return w * v; } }";

  @Test
  void objectsMoveToTheEditedClass() {
    try (var cells = new Cells()) {
      cells.done(
          NET
              + """
              var net = new Net(); net.w = 5;
              Net same = net;
              List<Net> nets = new ArrayList<>(List.of(net, new Net()));
              Map<String, List<Net>> byName = Map.of("a", List.of(net));
              Net[][] grid = {{net, null}};
              double use() { return net.f(1); }
              """);
      cells.done(
          "class Net { double w = 1; double b = 3; double f(double v) { return w * v + 100; } double b() { return b; } }");
      assertEquals(
          List.of(110.0, true, true, true, true, 3.0, 105.0),
          cells.shown(
              "List.of(net.f(2), net == same, nets.get(0) == net, byName.get(\"a\").get(0) == net,"
                  + " grid[0][0] == net, net.b(), use())"));
    }
  }

  @Test
  void recordsEnumsStaticsAndCyclesMove() {
    try (var cells = new Cells()) {
      cells.done(
          """
          record P(int a) {}
          enum C { RED, BLUE }
          class K { static int made = 0; K other; int n; K() { made++; } }
          var p = new P(3); var c = C.RED; var k = new K(); k.other = k; k.n = 9;
          """);
      cells.done(
          """
          record P(int a, int b) {}
          enum C { RED, BLUE, GREEN }
          class K { static int made = 0; K other; long n; boolean isRound() { return other == this; } }
          """);
      assertEquals(
          List.of("P[a=3, b=0]", "RED", true, 9L, 1),
          cells.shown("List.of(p.toString(), c.toString(), k.isRound(), k.n, K.made)"));
    }
  }

  @Test
  void dependentsOfMethodsAndVariablesAreLeftAlone() {
    try (var cells = new Cells()) {
      cells.done("int f() { return 1; } var v = f(); double lr = .1; var opt = new double[] {lr};");
      cells.done("int f() { return 2; } double lr = .2;");
      assertEquals(List.of(1, 0.1, 2, 0.2), cells.shown("List.of(v, opt[0], f(), lr)"));
    }
  }

  @Test
  void anImportLeavesVariablesAlone() {
    try (var cells = new Cells()) {
      cells.done("var list = new ArrayList<>(List.of(1, 2)); var sum = list.size();");
      cells.done("import java.time.*;\nimport java.util.List;");
      assertEquals(List.of(2, 2), cells.shown("List.of(list.size(), sum)"));
    }
  }

  @Test
  void aConstructorThatFailsIsSaid() {
    try (var cells = new Cells()) {
      cells.done("class Net { } var net = new Net();");
      Outcome edited = cells.run("class Net { int n = 1 / Integer.parseInt(\"0\"); }");
      String notice = edited.notices().toString();
      assertTrue(notice.contains("failed with ArithmeticException: / by zero. Run"), notice);
    }
  }

  @Test
  void aValueThatNoLongerFitsIsSaid() {
    try (var cells = new Cells()) {
      cells.done("class A { } class B extends A { } A a = new B();");
      cells.done("class B { }");
      Outcome edited = cells.run("class A { int n; }");
      assertTrue(edited.notices().toString().contains("a was reset"), edited.toString());
    }
  }

  @Test
  void aNewFieldWithoutAValueIsSaid() {
    try (var cells = new Cells()) {
      cells.done("class Net { double w; Net(double w) { this.w = w; } } var net = new Net(5);");
      Outcome edited =
          cells.run("class Net { double w; int n = 7; Net(double w) { this.w = w; } }");
      assertEquals(
          "[objects made before this edit have 0 or null in Net.n, which had no value or"
              + " one of another type]",
          edited.notices().toString());
      assertEquals(5.0, cells.shown("net.w"));
    }
  }

  @Test
  void whatTheSameCellBringsBackIsNotCalledLost() {
    try (var cells = new Cells()) {
      cells.done("class Net { double w; } var net = new Net(); net.w = 5;");
      Outcome edited = cells.run("class Net { double w; Zork part; }\nclass Zork { }");
      assertEquals(List.of(), edited.notices());
      assertEquals(5.0, cells.shown("net.w"));
    }
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Link { Link next; int n; }
          Link chain = null;
          for (int i = 0; i < 100_000; i++) { var l = new Link(); l.next = chain; l.n = i; chain = l; }
          """);
      cells.done("class Link { Link next; int n; int twice() { return 2 * n; } }");
      assertEquals(199_998, cells.shown("chain.twice()"));
      assertEquals(199_996, cells.shown("chain.next.twice()"));
    }
  }
}
