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
  void setsAndMapsFindWhatMoved() {
    try (var cells = new Cells()) {
      String key =
          "class Key { int n; public int hashCode() { return n; }"
              + " public boolean equals(Object o) { return o instanceof Key k && k.n == n; } %s }";
      cells.done(
          key.formatted("")
              + " var a = new Key(); a.n = 1; var b = new Key(); b.n = 2;"
              + " Set<Key> set = new HashSet<>(List.of(a, b)); var map = new HashMap<>(Map.of(a, \"x\", b, \"y\"));"
              + " var fixed = Set.of(a); List<Key> some = Arrays.asList(a, null);");
      cells.done(key.formatted("int more;"));
      assertEquals(
          List.of(true, true, "x", "y", true, 2),
          cells.shown(
              "List.of(set.contains(a), set.contains(b), map.get(a), map.get(b), fixed.contains(a), some.size())"));
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
  void whatCannotMoveIsSaid() {
    try (var cells = new Cells()) {
      cells.done(NET + " Function<Net, Double> weight = n -> n.w; var net = new Net();");
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
  void whatCannotMoveHoldsNothingElseBack() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; }
          var net = new Net(); net.w = 5; var other = new Net(); other.w = 6;
          List<Object> mixed = new ArrayList<>(List.of(net, (Function<Net, Double>) n -> n.w, other));
          Map<String, Net> named = new LinkedHashMap<>();
          for (String name : List.of("z", "y", "x", "a", "b")) { named.put(name, net); }
          var best = new TreeSet<Net>((a, b) -> Double.compare(a.w, b.w)); best.add(net);
          Object held = best; var pair = Map.entry("net", net);
          var current = new java.util.concurrent.atomic.AtomicReference<Net>(net);
          """);
      Outcome edited = cells.run("class Net { double w; int n() { return 1; } }");
      assertEquals(1, edited.notices().size());
      assertTrue(
          edited.notices().get(0).startsWith("best was reset: class Net was changed")
              && edited.notices().get(0).contains("in an order that knows the old class only"),
          edited.toString());
      assertEquals(
          List.of(5.0, 6.0, true, true, "[z, y, x, a, b]", 1, true, true),
          cells.shown(
              "List.of(net.w, ((Net) mixed.get(2)).w, mixed.get(0) == net, named.get(\"a\") == net,"
                  + " named.keySet().toString(), ((Set) held).size(), pair.getValue() == net,"
                  + " current.get() == net)"));
    }
  }

  @Test
  void mapsAndSetsOfEnumsMove() {
    try (var cells = new Cells()) {
      cells.done(
          "enum C { RED, BLUE } var counts = new EnumMap<C, Integer>(C.class); counts.put(C.BLUE, 3);"
              + " var some = EnumSet.of(C.RED);");
      cells.done("enum C { RED, BLUE, GREEN }");
      cells.done("counts.put(C.GREEN, 1); some.add(C.GREEN); int done = 1;");
      assertEquals(
          "{BLUE=3, GREEN=1} [RED, GREEN] 3",
          cells.shown("counts + \" \" + some + \" \" + counts.get(C.BLUE)"));
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
  void viewsAndFixedContainersShowTheNewObjects() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; }
          var net = new Net(); net.w = 5;
          class Registry { Map<String, Net> map = new HashMap<>(); Collection<Net> view = map.values(); }
          var reg = new Registry(); reg.map.put("a", net);
          Map<String, Net> one = Collections.singletonMap("a", net); var alone = Collections.singleton(net);
          var entry = new AbstractMap.SimpleEntry<>("a", net); Set<String> keys = reg.map.keySet();
          Map<Object, String> byList = new HashMap<>(); var key = new ArrayList<>(List.of(net));
          byList.put(key, "found"); var later = new Net(); later.w = 9;
          """);
      cells.done("class Net { double w; int n() { return 1; } }");
      assertEquals(
          List.of(true, true, true, true, true, "found", 9.0, "[a]"),
          cells.shown(
              "List.of(reg.map.get(\"a\") == net, reg.view.iterator().next() == net,"
                  + " one.get(\"a\") == net, alone.contains(net), entry.getValue() == net,"
                  + " byList.get(key), later.w, keys.toString())"));
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
  void collectionsOfALearnersOwnKeepTheirElements() {
    try (var cells = new Cells()) {
      cells.done(
          "class Net { double w; } class Bag extends ArrayList<Net> { String name; }"
              + " var bag = new Bag(); bag.name = \"b\"; bag.add(new Net()); bag.get(0).w = 5;");
      cells.done("class Net { double w; int n() { return 1; } }");
      assertEquals(6.0, cells.shown("bag.get(0).w + bag.get(0).n()"));
      cells.done(
          "class Bag extends ArrayList<Net> { String name; int twice() { return 2 * size(); } }");
      assertEquals(8.0, cells.shown("bag.get(0).w + bag.twice() + bag.name.length()"));
    }
  }

  @Test
  void whoeverHoldsWhatCannotMoveIsTold() {
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
