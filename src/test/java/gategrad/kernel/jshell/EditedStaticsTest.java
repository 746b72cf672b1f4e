package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What static fields and the constants of an enum hold after an edit. */
class EditedStaticsTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void finalFieldsBeginAnewAndThatIsSaid() {
    String store =
        "class Store { static final List<Integer> ALL = new ArrayList<>(); static int n = 1;"
            + " static final int[] COUNTS = {0, 0}; static final int[] SAME = {1}; static final int MOST = 3;"
            + " static final Random RANDOM = new Random(1); static final Store FIRST = new Store(); %s }";
    cells.done(store.formatted("") + " Store.ALL.add(4); Store.COUNTS[1] = 5; Store.n = 7;");
    assertEquals(
        "[Store.ALL, Store.COUNTS, Store.FIRST are final and have what the edited class begins with,"
            + " not what was put in since]",
        cells.run(store.formatted("int k;")).notices().toString());
    assertEquals("[] 0 7", cells.shown("Store.ALL + \" \" + Store.COUNTS[1] + \" \" + Store.n"));
  }

  @Test
  void aFieldThatBecomesStaticOrIsNoMoreBeginsAnew() {
    cells.done("class K { int n = 1; static int m = 2; } var k = new K(); k.n = 5; K.m = 6;");
    cells.run("class K { static int n = 1; int m = 2; }");
    assertEquals(3, cells.shown("K.n + k.m"));
  }

  @Test
  void aClassThatNobodyUsedIsNotInitialised() {
    cells.done(
        "int runs = 0; int count() { return ++runs; } class Net { int n; } var net = new Net();\n"
            + "class Unused { static int n = 0; static int loop() { while (true) n++; } static int m = loop(); }");
    cells.done("class Net { int n; int k; }");
    cells.done("class Unused { static int n = 1; static int m = count(); }");
    assertEquals(0, cells.shown("runs"));
    assertEquals(1, cells.shown("Unused.m"));
  }

  @Test
  void constantsKeepWhatWasPutIntoTheirFields() {
    cells.done(
        "class Net { int n = 1; } enum Kind { ADD(2), MUL(3) { int twice() { return 0; } };"
            + " final int inputs; int used; Net net; Kind(int inputs) { this.inputs = inputs; }"
            + " int twice() { return 2 * used; } }\n"
            + "Kind.MUL.used = 4; Kind.ADD.net = new Net(); Kind.ADD.net.n = 5; var mul = Kind.MUL;");
    cells.done("class Net { int n = 1; int k = 6; }");
    assertEquals(11, cells.shown("Kind.ADD.net.n + Kind.ADD.net.k"));
    Outcome edited =
        cells.run(
            "enum Kind { NEG(1), ADD(2), MUL(7) { int twice() { return 1; } };"
                + " final int inputs; int used; Net net; Kind(int inputs) { this.inputs = inputs; }"
                + " int twice() { return 2 * used; } }");
    assertEquals(List.of(), edited.notices());
    assertEquals(
        List.of(true, 4, 7, 1, 5),
        cells.shown("List.of(mul == Kind.MUL, mul.used, mul.inputs, mul.twice(), Kind.ADD.net.n)"));
  }
}
