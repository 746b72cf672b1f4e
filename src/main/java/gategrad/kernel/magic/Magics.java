package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All magics of a session, and how a cell with magics runs. */
public final class Magics {
  private final Map<String, Magic> byName = new TreeMap<>();

  /** The built-in magics and these; one of the same name replaces the built-in one. */
  public Magics(List<Magic> more) {
    BuiltIn.all().forEach(magic -> byName.put(magic.name(), magic));
    more.forEach(magic -> byName.put(magic.name(), magic));
  }

  /** All magics by name. */
  public Collection<Magic> all() {
    return byName.values();
  }

  /** Whether a cell has magics; without, it is Java from end to end. */
  public boolean areIn(String cell) {
    return cell.contains("%")
        && parts(cell).stream().anyMatch(part -> part instanceof CellParts.Command);
  }

  private List<CellParts.Part> parts(String cell) {
    return CellParts.of(cell, byName.keySet());
  }

  /** Runs the parts of a cell in order; the outcome is that of the last one. */
  public Outcome run(String cell, Java java, MagicSession session) {
    Outcome outcome = new Outcome.Done(List.of());
    for (var part : parts(cell)) {
      outcome =
          part instanceof CellParts.Java code
              ? java.run(code.source())
              : command((CellParts.Command) part, session);
      if (outcome instanceof Outcome.Failed) {
        return outcome;
      }
    }
    return outcome;
  }

  /** Runs Java without magics. */
  public interface Java {
    /** Runs this source as a part of the current cell. */
    Outcome run(String source);
  }

  private Outcome command(CellParts.Command command, MagicSession session) {
    try {
      Magic magic = byName.get(command.name());
      if (magic == null) {
        throw new MagicFailure(
            "there is no magic %"
                + command.name()
                + "; there are %"
                + String.join(", %", byName.keySet())
                + " (%help explains them)");
      }
      return magic.run(new Magic.Call(command.argument(), command.body()), session);
    } catch (MagicFailure e) {
      String line = "%" + command.name() + ": " + e.getMessage();
      return new Outcome.Failed("MagicFailure", e.getMessage(), List.of(line), List.of());
    } catch (RuntimeException e) { // of an extension, or a file that cannot be read
      String line = "%" + command.name() + " failed: " + e;
      return new Outcome.Failed(e.getClass().getSimpleName(), line, List.of(line), List.of());
    }
  }
}
