package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.Engine.Cell;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.engine.EngineOptions;
import java.util.List;

/** An engine as tests talk to it. */
final class Cells implements AutoCloseable {
  private static final List<String> IMPORTS =
      List.of(
          "import java.util.*;",
          "import java.util.function.*;",
          "import java.util.stream.*;",
          "import gategrad.*;",
          "import gategrad.notebook.*;");

  final Engine engine = JShellEngine.start(EngineOptions.of(IMPORTS));
  private int number;

  Outcome run(String source) {
    engine.ready();
    return engine.run(new Cell(++number, source));
  }

  /** The value of the last expression of a cell that must run. */
  Object shown(String source) {
    Outcome outcome = run(source);
    return assertInstanceOf(Outcome.Shown.class, outcome, outcome.toString()).value();
  }

  void done(String source) {
    Outcome outcome = run(source);
    assertInstanceOf(Outcome.Done.class, outcome, outcome.toString());
  }

  Outcome.Failed failed(String source) {
    return assertInstanceOf(Outcome.Failed.class, run(source));
  }

  /** What the learner reads, without colours; the number of the cell becomes 'cell N'. */
  String traceback(String source) {
    String text = String.join("\n", failed(source).traceback());
    return text.replaceAll("\u001b\\[[0-9;]*m", "").replace("cell " + number, "cell N");
  }

  @Override
  public void close() {
    engine.close();
  }
}
