package gategrad.kernel;

import java.util.ArrayList;
import java.util.List;

/** What every cell may use without an import of its own. */
final class StartImports {
  private static final List<String> ON_DEMAND =
      List.of(
          "java.util",
          "java.util.function",
          "java.util.stream",
          "java.io",
          "java.nio.file",
          "java.math",
          "gategrad",
          "gategrad.array",
          "gategrad.gate",
          "gategrad.loop",
          "gategrad.explain",
          "gategrad.numeric",
          "gategrad.mistake",
          "gategrad.own",
          "gategrad.check",
          "gategrad.nn",
          "gategrad.optim",
          "gategrad.train",
          "gategrad.data",
          "gategrad.draw",
          "gategrad.notebook",
          "gategrad.plot",
          "gategrad.exercise",
          "gategrad.live");

  /** One by one, so that none has to be made before the first cell. */
  private static final List<String> STATIC =
      List.of(
          "gategrad.draw.Drawing.draw",
          "gategrad.draw.Circuit.circuit",
          "gategrad.explain.Why.why",
          "gategrad.exercise.Prediction.predict",
          "gategrad.live.LiveCircuit.live",
          "gategrad.kernel.Notebook.display",
          "gategrad.kernel.Notebook.clearOutput",
          "gategrad.kernel.Notebook.progress",
          "gategrad.kernel.Notebook.input",
          "gategrad.kernel.Notebook.password",
          "gategrad.kernel.Notebook.comms");

  private StartImports() {}

  /** The imports of the course, as cells would write them. */
  static List<String> all() {
    var imports = new ArrayList<String>();
    ON_DEMAND.forEach(name -> imports.add("import " + name + ".*;"));
    STATIC.forEach(name -> imports.add("import static " + name + ";"));
    return imports;
  }
}
