package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lists, sets, maps and the like hold after an edit. */
class EditedContainersTest {
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
      assertEquals(
          "best was reset: class Net was changed, and the old value cannot be kept: it is in"
              + " an order that knows the old class only. Run the cell that sets best again\n"
              + "mixed is kept, but not all of it fits class Net as it is now: it holds a lambda such as"
              + " x -> x + 1, which would go on running the old code\n"
              + "held is kept, but not all of it fits class Net as it is now: it is in an order that"
              + " knows the old class only",
          String.join("\n", edited.notices()));
      assertEquals(
          List.of(5.0, 6.0, true, true, "[z, y, x, a, b]", 1, true, true),
          cells.shown(
              "List.of(net.w, ((Net) mixed.get(2)).w, mixed.get(0) == net, named.get(\"a\") == net,"
                  + " named.keySet().toString(), ((Set) held).size(), pair.getValue() == net,"
                  + " current.get() == net)"));
    }
  }

  @Test
  void emptySetsAndMapsOfAnEnumTakeItsNewConstants() {
    try (var cells = new Cells()) {
      cells.done(
          "enum C { RED, BLUE } Map<C, Integer> counts = new EnumMap<>(C.class);"
              + " Set<C> none = EnumSet.noneOf(C.class), all = EnumSet.allOf(C.class);"
              + " class Box { EnumMap<C, String> names = new EnumMap<>(C.class); } var box = new Box();");
      assertEquals(List.of(), cells.run("enum C { RED, BLUE, GREEN }").notices());
      cells.done(
          "counts.put(C.GREEN, 1); none.add(C.GREEN); box.names.put(C.BLUE, \"b\"); int i = 0;");
      assertEquals(
          "{GREEN=1} [GREEN] [RED, BLUE] {BLUE=b}",
          cells.shown("counts + \" \" + none + \" \" + all + \" \" + box.names"));
      Outcome edited = cells.run("enum C { RED }");
      assertTrue(
          edited.notices().toString().contains("all was reset: class C was changed"),
          edited.toString());
    }
  }

  @Test
  void wrappersKeepTheirElementsAndViewsShowThem() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; Net(double w) { this.w = w; } }
          var net = new Net(5); var other = new Net(6);
          Set<Net> seen = Collections.newSetFromMap(new IdentityHashMap<>()); seen.add(net);
          Set<Net> shared = Collections.synchronizedSet(new HashSet<>(List.of(net)));
          Set<Net> keys = java.util.concurrent.ConcurrentHashMap.newKeySet(); keys.add(net);
          Map<Net, Net> best = Collections.synchronizedMap(new HashMap<>(Map.of(net, other)));
          var tree = new TreeMap<Integer, Net>(Map.of(1, net, 2, other)); var low = tree.headMap(2);
          Map<Net, String> fixed = Map.of(net, "a"); Set<Net> one = Collections.unmodifiableSet(seen);
          List<Net> part = new ArrayList<>(List.of(other, net)).subList(1, 2);
          Class<Net> type = Net.class; Queue<Net> queue = new ArrayDeque<>(List.of(net));
          """);
      Outcome edited = cells.run("class Net { double w; int n() { return 1; } Net(double w) { } }");
      assertEquals(List.of(), edited.notices());
      assertEquals(
          List.of(true, true, true, true, true, true, "a", true, true, true, 1),
          cells.shown(
              "List.of(seen.contains(net), shared.contains(net), keys.contains(net),"
                  + " best.get(net) == other, low.get(1) == net, tree.get(2) == other,"
                  + " fixed.get(net), one.contains(net), part.get(0) == net,"
                  + " type.isInstance(net), queue.peek().n())"));
      cells.run("low.put(0, other);");
      assertEquals(3, cells.shown("tree.size()"));
    }
  }

  @Test
  void whatOnlyTheJdkCanReachIsTold() {
    try (var cells = new Cells()) {
      cells.done(
          """
          class Net { double w; } var net = new Net(); var nets = new ArrayList<>(List.of(net));
          Comparator<Net> byWeight = Comparator.comparingDouble(n -> n.w); Iterator<Net> it = nets.iterator();
          Comparator<String> byLength = Comparator.comparing(String::length);
          """);
      Outcome edited = cells.run("class Net { double w; int n() { return 1; } }");
      String why = " was reset: class Net was changed, and the old value cannot be kept: it is an";
      assertEquals(2, edited.notices().size(), edited.toString());
      assertTrue(edited.notices().get(0).startsWith("byWeight" + why), edited.toString());
      assertTrue(edited.notices().get(1).startsWith("it" + why), edited.toString());
      assertEquals(-1, cells.shown("byLength.compare(\"a\", \"bb\")"));
    }
  }
}
