package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.EngineOptions;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LazyImportsTest {
  private static final List<String> START =
      List.of(
          "import java.util.*;",
          "import java.util.function.*;",
          "import static gategrad.draw.Drawing.draw;",
          "import static java.lang.Math.*;",
          "import gategrad.*;");

  private final JShell shell = JShell.builder().executionEngine("local").build();

  @AfterEach
  void close() {
    shell.close();
  }

  private LazyImports imports(List<String> lines) {
    return new LazyImports(shell, EngineOptions.of(lines));
  }

  private boolean isMade(String line) {
    return shell.imports().anyMatch(i -> i.source().contains(line));
  }

  @Test
  void namesNobodyCanListAreImportedAtOnce() {
    imports(START);
    assertTrue(isMade("java.lang.Math"));
    assertFalse(isMade("java.util"));
    assertFalse(isMade("gategrad"));
  }

  @Test
  void aPackageIsImportedWhenACellNamesOneOfItsTypes() {
    var imports = imports(START);
    imports.before("int list = 1; // no type of ours");
    assertFalse(isMade("java.util"));
    imports.before("var twice = new ArrayList<Object>();");
    assertTrue(isMade("java.util.*"));
    assertFalse(isMade("java.util.function"));
    imports.before("Value.of(2)");
    assertTrue(isMade("gategrad.*"));
    assertTrue(isMade("java.util.*"));
  }

  @Test
  void aMethodIsImportedWhenACellNamesIt() {
    var imports = imports(START);
    imports.before("int drawing = 1;");
    assertFalse(isMade("draw;"));
    imports.before("draw(x)");
    assertTrue(isMade("Drawing.draw;"));
  }

  @Test
  void anImportThatDoesNotCompileLeavesTheOthers() {
    var bad = "import static nosuch.Type.*;";
    var imports = imports(List.of("import static java.lang.Math.*;", bad));
    String problem = "a start-up import is left out, because it does not compile: " + bad;
    assertEquals(List.of(problem), imports.problems());
    assertTrue(isMade("java.lang.Math"));
    assertFalse(isMade("nosuch"));
    imports.makeAll();
    assertEquals(List.of(problem), imports.problems());
  }

  @Test
  void importsOfOthersAreTriedAtOnce() {
    List<String> others = List.of("import java.net.*;", "import nosuch.pack.*;");
    var imports = new LazyImports(shell, EngineOptions.of(START).withMoreImports(() -> others));
    assertTrue(isMade("java.net"));
    assertFalse(isMade("java.util"));
    assertEquals(1, imports.problems().size());
    assertTrue(imports.problems().get(0).endsWith("compile: import nosuch.pack.*;"));
  }

  @Test
  void aMethodOfALearnerTakesThePlaceOfAnImportedOne() {
    try (var engine = JShellEngine.start(EngineOptions.of(START))) {
      engine.run(new Engine.Cell(1, "Object before = draw(gategrad.Value.of(2));"));
      String own = "String draw(gategrad.Node n) { return \"mine\"; }";
      var shown =
          (Engine.Outcome.Shown)
              engine.run(new Engine.Cell(2, own + "\ndraw((gategrad.Node) gategrad.Value.of(2))"));
      assertEquals("mine", shown.value());
      assertFalse(engine.imports().contains("import static gategrad.draw.Drawing.draw;"));
      engine.reset();
      assertEquals(START, engine.imports());
    }
  }

  @Test
  void variablesOutliveALaterImport() {
    try (var cells = new Cells()) {
      cells.done("int count = 1;");
      cells.done("int twice() { return 2 * count; }");
      cells.done("count = 20;");
      cells.done("List<Integer> all = new ArrayList<>(List.of(twice()));");
      cells.done("Function<Integer, Integer> f = n -> n + count;");
      assertEquals(40 + 20, cells.shown("f.apply(all.get(0))"));
    }
  }

  @Test
  void allImportsAreListedWhetherMadeOrNot() {
    try (var engine = JShellEngine.start(EngineOptions.of(START))) {
      assertEquals(START, engine.imports());
      engine.run(new Engine.Cell(1, "import java.net.*;\nvar uris = new ArrayList<URI>();"));
      var expected = new ArrayList<>(START);
      expected.add("import java.net.*;");
      assertEquals(expected, engine.imports());
    }
  }

  @Test
  void anUnknownNameIsComparedWithAllThatCouldBeImported() {
    try (var cells = new Cells()) {
      assertTrue(cells.traceback("Funktion.identity()").contains("Function"));
    }
  }
}
