package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A learner writes types that bear the names of ours. */
class EarlyTypesTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void typesThatUseEachOtherMeanTheCellsOwn() {
    assertEquals(
        2.0,
        cells.shown(
            """
            class Value { double v; Other other; Value(double v) { this.v = v; } }
            class Other { Value value = new Value(2); double g() { return value.v; } }
            new Other().g()"""));
  }

  @Test
  void aSealedTypeMayPermitLaterOnes() {
    assertEquals(
        9.0,
        cells.shown(
            """
            sealed interface Tensor permits Matrix, Row {}
            record Matrix(double side) implements Tensor {}
            record Row(double length) implements Tensor {}
            double area(Tensor t) {
              return t instanceof Matrix m ? m.side() * m.side() : ((Row) t).length();
            }
            area(new Matrix(3))"""));
  }

  @Test
  void aSubclassMayComeBeforeItsGenericSuperclass() {
    assertEquals(
        5,
        cells.shown(
            """
            class Leaf extends Node<Integer> { Leaf() { super(5); } }
            abstract class Node<T extends Number> { final T t; Node(T t) { this.t = t; } }
            enum Value { ONE; Leaf leaf() { return new Leaf(); } }
            Value.ONE.leaf().t"""));
  }

  @Test
  void objectsOutliveThatTheirClassIsDeclaredBesideANameOfOurs() {
    cells.done("class Net { double w; } var net = new Net(); net.w = 5; Object any = net;");
    Outcome edited =
        cells.run(
            "class Net { double w; Value part; int k() { return 1; } }\nclass Value { int n = 4; }");
    assertEquals(List.of(), edited.notices());
    assertEquals(6.0, cells.shown("((Net) any).w + net.k()"));
  }

  @Test
  void aFirstDeclarationIsNoEdit() {
    cells.done("List<Supplier<Value>> makers = List.of(() -> Value.of(2));");
    assertEquals(List.of(), cells.run("class Node { }\nclass Other { Node n; }").notices());
    assertEquals(2.0, cells.shown("makers.get(0).get().data()"));
  }

  @Test
  void aVariableWhoseTypeIsNowAnotherIsTold() {
    cells.done("Value v = Value.of(2); int n = 3;");
    Outcome taken = cells.run("class Value { Other other; }\nclass Other { Value value; }");
    assertEquals(
        "[v cannot be used now: its declaration no longer compiles."
            + " Run the cell that declares it again]",
        taken.notices().toString());
    assertEquals(List.of(), cells.run("n = 4;").notices());
  }

  @Test
  void aCellThatFailsLeavesTheImportedName() {
    String text =
        cells.traceback(
            "class Other { int n = \"\"; }\nclass Value { Missing m = new Value(1).m; }");
    assertTrue(text.contains("cell N, line 1"), text);
    assertInstanceOf(Value.class, cells.shown("Value.of(3)"));
  }
}
