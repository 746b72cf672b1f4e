package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A type becomes one of another kind while objects of it are held. */
class EditedKindsTest {
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("class", "class T { int a = 1; int f() { return a; } }");
    KINDS.put("final", "final class T { int a = 1; int f() { return a; } }");
    KINDS.put("generic", "class T<E> { int a = 1; E e; int f() { return a; } }");
    KINDS.put("extended", "class T extends Base { int a = 1; int f() { return a; } }");
    KINDS.put("record", "record T(int a) { int f() { return a; } }");
    KINDS.put("interface", "interface T { int f(); }");
    KINDS.put("abstract", "abstract class T { int a = 1; int f() { return a; } }");
    KINDS.put("enum", "enum T { X, Y; int a = 1; int f() { return a; } }");
    KINDS.put("bodies", "enum T { X { int f() { return 1; } }, Y; int f() { return 2; } }");
    KINDS.put(
        "sealed",
        "sealed interface T permits T.P { record P(int a) implements T {} default int f() { return 1; } }");
  }

  private static final Map<String, String> WHY =
      Map.of(
          "interface", "T is an interface now",
          "sealed", "T is an interface now",
          "abstract", "T is abstract now",
          "enum", "T is an enum now",
          "bodies", "T is an enum now");

  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void objectsOfAClassBecomeThoseOfAnyKindThatHasObjects() {
    cells.done("class Base { int b = 7; }\n" + KINDS.get("class") + hold("new T()"));
    for (String kind : KINDS.keySet()) {
      becomes(kind, WHY.getOrDefault(kind, ""));
      becomes("class", "");
    }
  }

  @Test
  void objectsOfARecordBecomeThoseOfAnyKindThatHasObjects() {
    cells.done("class Base { int b = 7; }\n" + KINDS.get("record") + hold("new T(1)"));
    for (String kind : KINDS.keySet()) {
      becomes(kind, WHY.getOrDefault(kind, ""));
      becomes("record", "");
    }
  }

  @Test
  void constantsOfAnEnumStayConstants() {
    cells.done("class Base { int b = 7; }\n" + KINDS.get("enum") + hold("T.X"));
    for (String kind : KINDS.keySet()) {
      boolean isEnum = kind.equals("enum") || kind.equals("bodies");
      becomes(kind, isEnum ? "" : "it holds X, and T is no enum any more");
      becomes("enum", "");
    }
  }

  private static String hold(String made) {
    return " T v = %s; List<T> list = new ArrayList<>(List.of(v)); T[] array = {v}; Object any = v;"
            .formatted(made)
        + " Function<T, Integer> call = t -> t.f(); ToIntFunction<T> f = T::f;";
  }

  /** Where objects cannot move this is said; when the edit is taken back they are there again. */
  private void becomes(String kind, String why) {
    var expected = new ArrayList<String>();
    if (!why.isEmpty()) {
      for (String name : List.of("v", "list", "array")) {
        expected.add(
            name
                + " was reset: class T was changed, and the old value cannot be kept: "
                + why
                + ". Run the cell that sets "
                + name
                + " again");
      }
      expected.add("any is kept, but not all of it fits class T as it is now: " + why);
    }
    Outcome edited = cells.run(KINDS.get(kind));
    assertEquals(
        String.join("\n", expected.stream().sorted().toList()),
        String.join("\n", edited.notices().stream().sorted().toList()),
        kind + ": " + edited);
    assertEquals(
        why.isEmpty() ? "1 1 1 true true true" : "null",
        cells.shown(
            "v == null ? \"\" + v : v.f() + \" \" + call.apply(v) + \" \" + f.applyAsInt(v) + \" \""
                + " + (v == any) + \" \" + (list.get(0) == v) + \" \" + (array[0] == v)"),
        kind);
  }

  @Test
  void aClassBecomesANestedEnum() {
    cells.done(
        "class Gate { Kind kind = new Kind(); static class Kind { int k = 3; } int n = 5; }\n"
            + "var gate = new Gate(); var kind = gate.kind;");
    assertEquals(
        "[kind was reset: class Gate was changed, and the old value cannot be kept: Kind is an enum"
            + " now. Run the cell that sets kind again, objects made before this edit have 0 or null"
            + " in Gate.kind, which had no value or one of another type]",
        cells
            .run("class Gate { Kind kind = Kind.ADD; enum Kind { ADD, MUL } int n = 6; }")
            .notices()
            .toString());
    assertEquals(5, cells.shown("gate.n"));
    assertEquals("ADD", cells.shown("new Gate().kind.toString()"));
  }

  /** On 25 the compiler dumped its stack here; on 17 it asked for an enclosing object. */
  @Test
  void anInnerClassBecomesStaticAndBack() {
    String inner =
        "class Net { int k = 3; class Layer { int w = 1; int f() { return w + k; } }"
            + " Layer make() { return new Layer(); } }";
    cells.done(inner + " var net = new Net(); var layer = net.make(); layer.w = 5; net.k = 4;");
    assertEquals(9, cells.shown("layer.f()"));
    cells.done(
        "class Net { int k = 3; static class Layer { int w = 1; int f() { return 10 * w; } }"
            + " Layer make() { return new Layer(); } }");
    assertEquals(50, cells.shown("layer.f()"));
    assertEquals(10, cells.shown("net.make().f()"));
    assertEquals(
        "[layer was reset: class Net was changed, and the old value cannot be kept: it does not know"
            + " the Net that each Layer needs now. Run the cell that sets layer again]",
        cells.run(inner).notices().toString());
    assertEquals(5, cells.shown("net.make().f()"));
    for (String other :
        List.of("enum Layer { A; int f() { return 1; } }", "interface Layer { int f(); }")) {
      cells.run("class Net { int k = 3; " + other + " Layer make() { return null; } }");
      assertEquals(4, cells.shown("net.k"));
      cells.run(inner);
      assertEquals(5, cells.shown("net.make().f()"));
    }
  }

  @Test
  void fieldsOfOneNameInAClassAndTheOneAboveItStayApart() {
    cells.done(
        "class Base { int n = 1; int base() { return n; } } class Net extends Base { int n = 2; }"
            + " var net = new Net(); net.n = 20; ((Base) net).n = 10;");
    cells.done("class Net extends Base { int n = 2; int own() { return n; } }");
    assertEquals(List.of(20, 10), cells.shown("List.of(net.own(), net.base())"));
  }
}
