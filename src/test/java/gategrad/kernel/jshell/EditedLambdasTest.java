package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of lambdas and method references when a class that they use is edited. */
class EditedLambdasTest {
  @Test
  void aLambdaThatWasPutInLaterIsTold() {
    try (var cells = new Cells()) {
      cells.done(
          "class Net { double w = 1; } Function<Net, Double> weight; var net = new Net();\n"
              + "weight = n -> n.w;");
      Outcome edited = cells.run("class Net { double w = 2; int n; }");
      assertEquals(1, edited.notices().size(), edited.toString());
      assertEquals(
          "weight was reset: class Net was changed, and the old value cannot be kept: it holds a"
              + " lambda such as x -> x + 1, which would go on running the old code. Run the cell that"
              + " sets weight again",
          edited.notices().get(0));
      String text = cells.traceback("weight.apply(net)");
      assertTrue(text.contains("weight was reset when class Net was changed"), text);
      cells.done("weight = n -> n.w;");
      assertEquals(1.0, cells.shown("weight.apply(net)"));
    }
  }

  @Test
  void aLambdaThatKnowsNothingOfTheClassStays() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; Function<Double, Double> act; }
          Function<Double, Double> square = v -> v * v;
          var net = new Net(); net.w = 5; net.act = square;
          var other = new Net(); Net held = net; other.act = v -> held.w;
          """);
      Outcome edited =
          cells.run("class Net { double w; Function<Double, Double> act; int n() { return 1; } }");
      assertEquals(25.0, cells.shown("net.act.apply(net.w)"));
      assertTrue(edited.notices().toString().startsWith("[other was reset"), edited.toString());
      assertEquals(1, edited.notices().size());
    }
  }

  @Test
  void whoeverHoldsAnOldLambdaIsTold() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; } var net = new Net(); net.w = 5;
          List<Function<Net, Double>> one = List.of(n -> n.w); var same = one;
          List<Object> mixed = List.of(net, (Function<Net, Double>) n -> n.w);
          class Store { static Function<Net, Double> f = n -> n.w; static int count = 1;
            static List<Net> all = new ArrayList<>(); }
          Store.count = 5; Store.all.add(net);
          record Chain(Net net, Chain next) {} Chain chain = null;
          for (int i = 0; i < 20_000; i++) { chain = new Chain(net, chain); }
          var late = new Net(); late.w = 7;
          """);
      Outcome edited = cells.run("class Net { double w; int n() { return 1; } }");
      String notices = String.join("\n", edited.notices());
      for (String name : List.of("one", "same", "Store.f", "chain")) {
        assertTrue(notices.contains(name + " was reset: class Net was changed"), notices);
      }
      assertTrue(notices.contains("it is nested more than 1000 deep"), notices);
      assertEquals(
          List.of(true, 5, true, 7.0),
          cells.shown(
              "List.of(mixed.get(0) == net, Store.count, Store.all.get(0) == net, late.w)"));
    }
  }

  @Test
  void aVariableDeclaredWithALambdaGetsItAnew() {
    try (var cells = new Cells()) {
      String num =
          """
          class Num { double data; Num(double d) { data = d; } Num add(Num b) { return new Num(data + b.data); } %s }
          """;
      cells.done(
          num.formatted("")
              + """
              var x = new Num(2);
              DoubleFunction<Num> make = Num::new; BinaryOperator<Num> plus = Num::add;
              Function<Num, Double> twice = n -> 2 * n.data, same = twice;
              var cast = (Supplier<Num>) (() -> new Num(7)); ToDoubleBiFunction<Num, Num> sum = (a, b) -> a.data + b.data;
              List<Object> all = new ArrayList<>(List.of(make, plus, twice)); Supplier<Num> held = () -> x;
              """);
      for (String more :
          List.of("int j() { return 0; }", "int k() { return 1; }", "int m() { return 2; }")) {
        assertEquals(List.of(), cells.run(num.formatted(more)).notices());
        assertEquals(
            List.of(5.0, 4.0, 4.0, 7.0, 5.0, true, true, true),
            cells.shown(
                "List.of(make.apply(5).data, plus.apply(x, x).data, twice.apply(x), cast.get().data,"
                    + " sum.applyAsDouble(x, make.apply(3)), same == twice, all.get(2) == twice,"
                    + " held.get() == x)"));
      }
    }
  }

  @Test
  void whatElseStandsBehindTheEqualsSignDoesNotRunAgain() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; double f() { return w; } } var net = new Net(); int made = 0;
          Function<Net, Double> counted(Function<Net, Double> f) { made++; return f; }
          Function<Net, Double> act = counted(n -> n.w); Supplier<Double> bound = net::f;
          """);
      Outcome edited = cells.run("class Net { double w; double f() { return w; } int n; }");
      String notices = edited.notices().toString();
      assertTrue(
          notices.contains("act was reset") && notices.contains("bound is kept, but"), notices);
      assertEquals(1, cells.shown("made"));
    }
  }

  @Test
  void aLambdaWhoseMethodIsGoneIsTold() {
    try (var cells = new Cells()) {
      cells.done("class Net { double f() { return 1; } } Function<Net, Double> f = Net::f;");
      Outcome edited = cells.run("class Net { double g() { return 1; } }");
      assertTrue(edited.notices().toString().startsWith("[f was reset"), edited.toString());
      cells.done("f = Net::g;");
      assertEquals(1.0, cells.shown("f.apply(new Net())"));
    }
  }

  @Test
  void aLambdaWhoseOwnCodeMentionsNothingReplacedStays() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w = 2; Function<Double, Double> act = v -> v; double f(double x) { return act.apply(w * x); } }
          var net = new Net(); var other = new Net(); double scale = 3; var nets = List.of(net, other);
          net.act = v -> v * v;
          for (var each : nets) { double k = each.w; if (each != net) { each.act = v -> v + k; } }
          """);
      Outcome edited =
          cells.run(
              "class Net { double w = 2; Function<Double, Double> act = v -> v; int n = 1;"
                  + " double f(double x) { return act.apply(w * x) + 1; } }");
      assertEquals(List.of(), edited.notices());
      assertEquals(
          List.of(37.0, 9.0, 7.0), cells.shown("List.of(net.f(3), other.f(3), new Net().f(3))"));
      cells.done("net.act = v -> scale * v;");
      assertEquals(
          List.of(),
          cells
              .run("class Net { double w = 2; Function<Double, Double> act = v -> v; }")
              .notices());
      assertEquals(6.0, cells.shown("net.act.apply(2.0)"));
    }
  }
}
