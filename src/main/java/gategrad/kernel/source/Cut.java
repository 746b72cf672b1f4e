package gategrad.kernel.source;

import java.util.List;
import java.util.Optional;

/**
 * A cell cut into its statements and declarations.
 *
 * @param statements the statements in order
 * @param rest where begins what is in none of them, as long as the cell if that is nothing
 * @param problem what the compiler's parser refuses in the rest
 */
public record Cut(List<Statement> statements, int rest, Optional<Problem> problem) {
  /** Copies the list. */
  public Cut {
    statements = List.copyOf(statements);
  }

  /** Cuts a cell. */
  public static Cut of(String cell) {
    return new Cutter(cell).cut();
  }

  /** Cuts a cell that runs at once: what can be but one statement, JShell parses anyway. */
  public static Cut toRun(String cell) {
    return new Cutter(cell).cutUnlessPlain();
  }

  /** Where the last statement starts, whether or not it is whole. */
  public int last() {
    return problem.isPresent() || statements.isEmpty()
        ? rest
        : statements.get(statements.size() - 1).start();
  }
}
