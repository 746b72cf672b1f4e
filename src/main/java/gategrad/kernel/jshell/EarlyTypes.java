package gategrad.kernel.jshell;

import gategrad.kernel.jshell.assist.TypeFinder;
import gategrad.kernel.source.Statement;
import gategrad.kernel.source.TypeHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * The types of a cell that uses the name of an imported type for one of its own.
 *
 * <p>A learner may write a {@code Value} or a {@code Layer} anew. JShell takes the statements of a
 * cell one by one and leaves a type that uses a later one undeclared until then; meanwhile its name
 * would mean the imported type. So the names of such a cell are declared first, without members.
 */
final class EarlyTypes {
  private final JShell shell;
  private final TypeFinder types;
  private final List<Snippet> stubs = new ArrayList<>();
  private final List<Statement> order;
  private int movesLeft;

  private EarlyTypes(JShell shell, TypeFinder types, List<Statement> statements) {
    this.shell = shell;
    this.types = types;
    order = new ArrayList<>(statements);
  }

  /** Declares the names if one of them would otherwise mean an imported type. */
  static EarlyTypes of(JShell shell, TypeFinder types, List<Statement> statements) {
    var early = new EarlyTypes(shell, types, statements);
    List<TypeHeader> headers =
        statements.stream()
            .map(Statement::text)
            .map(TypeHeader::of)
            .flatMap(Optional::stream)
            .toList();
    if (statements.size() > 1 && headers.stream().anyMatch(h -> types.isImported(h.name()))) {
      early.movesLeft = headers.size() * headers.size();
      headers.forEach(early::declare);
    }
    return early;
  }

  /** Only where the name is free: objects of a type that a cell declared must not lose it. */
  private void declare(TypeHeader header) {
    if (types.isFree(header.name()) && !ReservedTypes.has(header.name())) {
      types.stub(
          header.name(),
          () -> shell.eval(header.stub()).stream().map(SnippetEvent::snippet).forEach(stubs::add));
    }
  }

  /** The statements in the order in which they run. */
  List<Statement> order() {
    return order;
  }

  /**
   * Moves a type that did not come about behind the last one of the cell: perhaps it needs more of
   * that than its name, as the types that a sealed one permits. False if that cannot help.
   */
  boolean postpone(int index) {
    int last = order.size() - 1;
    while (last > index && TypeHeader.of(order.get(last).text()).isEmpty()) {
      last--;
    }
    Optional<TypeHeader> header = TypeHeader.of(order.get(index).text());
    if (header.isEmpty() || last == index || movesLeft-- <= 0) {
      return false;
    }
    declare(header.get());
    order.add(last, order.remove(index));
    return true;
  }

  /** Forgets the names that the cell did not declare after all. */
  void end() {
    stubs.stream().filter(stub -> shell.status(stub).isActive()).forEach(shell::drop);
  }
}
