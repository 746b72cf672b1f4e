package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The new text of a class does not compile: the class and its objects stay as they were. */
class FailedEditTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  private static String declared(String name) {
    return "class N implements Supplier<Integer> { double data; N(double d) { data = d; }"
            .replace("N", name)
        + " public Integer get() { return 1; } "
        + "N add(N b) { return new N(data + b.data); } }".replace("N", name);
  }

  @Test
  void objectsStayOfTheLastGoodClass() {
    keepsObjects("Num");
  }

  /** The library has a Value too, which must not take the name meanwhile. */
  @Test
  void objectsOfAClassWithANameOfOursStay() {
    keepsObjects("Value");
  }

  /** An interface in the library. */
  @Test
  void objectsOfAClassWithTheNameOfOurInterfaceStay() {
    keepsObjects("Node");
  }

  private void keepsObjects(String name) {
    String good = declared(name);
    cells.done(
        good
            + """
             var x = new N(2); List<N> xs = new ArrayList<>(List.of(x)); Map<String, N> byName = Map.of("x", x);
            DoubleFunction<N> make = N::new; N twice(N n) { return n.add(n); } record Pair(N a, N b) {}
            var pair = new Pair(x, x);
            """
                .replaceAll("\\bN\\b", name));
    for (String bad :
        List.of(
            good.replace("double data", "int data"),
            good.replace("public Integer", "Integer"),
            good.replace("data + b.data", "\"a\""),
            good.replace("return 1", "return zork"),
            good.replace("Supplier<Integer>", "Suplier<Integer>"),
            good.replace("double data;", "double data; Zork zork;"),
            good.replace("return 1;", "return 1"),
            "enum " + name + " { A B }",
            "record " + name + "(int n) { int m; }",
            "interface " + name + " { private int f(); }")) {
      Outcome edited = cells.run(bad);
      long resets = edited.notices().stream().filter(text -> text.contains("reset")).count();
      assertEquals(0, resets, bad + "\n" + edited);
      assertEquals(
          List.of(2.0, true, true, true),
          cells.shown(
              "List.of(x.data, xs.get(0) == x, byName.get(\"x\") == x, pair.a() == pair.b())"),
          bad);
    }
    assertEquals(
        List.of(),
        cells.run(good.replace("double data;", "double data; int k = 1;")).notices().stream()
            .filter(text -> text.contains("reset"))
            .toList());
    assertEquals(
        List.of(4.0, 5.0, 4.0),
        cells.shown("List.of(twice(x).data, make.apply(5).data, pair.a().add(pair.b()).data)"));
  }

  @Test
  void aMisspeltInterfaceIsSaidAndTheClassStays() {
    cells.done("class Net { double w; } var net = new Net(); net.w = 5;");
    assertEquals(
        "[Net is as it was before this cell, since there is no class Runable; run this cell again"
            + " when there is one]",
        cells
            .run("class Net implements Runable { double w; int n; public void run() { } }")
            .notices()
            .toString());
    assertEquals(5.0, cells.shown("net.w"));
  }

  @Test
  void typesThatWaitForEachOtherInACellAreNotTakenBack() {
    cells.done("class Net { double w; } class Layer { int n; } var net = new Net(); net.w = 5;");
    Outcome edited =
        cells.run(
            "class Net extends Model { double w; Layer layer; Part part; }\n"
                + "class Layer { int n; Net net; Part part; }\n"
                + "class Part { Layer layer; }\nabstract class Model { int id = 3; }");
    assertEquals(List.of(), edited.notices().stream().filter(t -> t.contains("reset")).toList());
    assertEquals(8.0, cells.shown("net.w + new Net().id"));
  }

  @Test
  void whatWasResetIsThereAgainWhenTheEditIsTakenBack() {
    cells.done("class A { int n = 3; } class B extends A { int m = 4; } var b = new B(); b.m = 6;");
    cells.run("final class A { int n = 3; }");
    cells.done("class A { int n = 3; int k; }");
    assertEquals(9, cells.shown("b.n + b.m"));
  }

  @Test
  void aVariableThatWasSetSinceKeepsItsNewValue() {
    cells.done("class Net { int n = 3; } Net net = new Net(); net.n = 6;");
    cells.run("interface Net { }");
    cells.done("net = new Net() { };");
    cells.run("class Net { int n = 3; }");
    cells.done("net = new Net();");
    cells.done("class Net { int n = 3; int k; }");
    assertEquals(3, cells.shown("net.n"));
  }
}
