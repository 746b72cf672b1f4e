package gategrad.kernel.jshell;

import gategrad.kernel.engine.Engine.Cell;
import gategrad.kernel.source.Statement;
import gategrad.kernel.source.TypeHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * The types of a cell that need each other before JShell has them.
 *
 * <p>A learner may write a {@code Value} or a {@code Layer} anew. JShell takes the statements of a
 * cell one by one and leaves a type that uses a later one undeclared until then; meanwhile its name
 * would mean the imported type. So the names of such a cell are declared first, without members,
 * and so is the name of a type that still waits when its cell ends.
 *
 * <p>A {@code non-sealed} type needs to know that the type it extends is sealed, which needs to
 * know that it is extended. So it is declared closed first, and as it is when the other is there.
 */
final class EarlyTypes {
  private final ShellSession session;
  private final Cell cell;
  private final List<Snippet> stubs = new ArrayList<>();
  private final Set<String> closed = new HashSet<>();
  private final List<Statement> order;
  private int postponements;

  private EarlyTypes(ShellSession session, Cell cell, List<Statement> statements) {
    this.session = session;
    this.cell = cell;
    order = new ArrayList<>(statements);
  }

  /** Declares the names if one of them would otherwise mean an imported type. */
  static EarlyTypes of(ShellSession session, Cell cell, List<Statement> statements) {
    var early = new EarlyTypes(session, cell, statements);
    List<TypeHeader> headers = early.headers();
    if (statements.size() > 1
        && headers.stream().anyMatch(header -> session.types().isImported(header.name()))) {
      early.postponements = headers.size() * headers.size();
      headers.forEach(early::declareName);
    }
    return early;
  }

  private List<TypeHeader> headers() {
    return order.stream()
        .map(Statement::text)
        .map(TypeHeader::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private void declareName(TypeHeader header) {
    declareEarly(header.name(), header.stub());
  }

  /** Only where the name is free: objects of a type that a cell declared must not lose it. */
  private void declareEarly(String name, String source) {
    if (session.types().isFree(name) && !ReservedTypes.has(name)) {
      session
          .types()
          .stub(
              name,
              () ->
                  session.shell().eval(source).stream()
                      .filter(event -> event.causeSnippet() == null)
                      .map(SnippetEvent::snippet)
                      .forEach(stubs::add));
    }
  }

  /** The statements in the order in which they run. */
  List<Statement> order() {
    return order;
  }

  /**
   * Prepares another try of a type that did not come about, mostly behind the last one of the cell:
   * perhaps it needs more of that than its name, as the types that a sealed one permits. False if
   * that cannot help.
   */
  boolean postpone(int index) {
    Statement statement = order.get(index);
    Optional<TypeHeader> header = TypeHeader.of(statement.text());
    if (header.isEmpty()) {
      return false;
    }
    Optional<String> source = header.get().closed(statement.text());
    if (source.isPresent() && closed.add(header.get().name())) {
      declareEarly(header.get().name(), source.get());
      declareWaiting();
      return true; // now it may be declared as it is, where it stands
    }
    int last = order.size() - 1;
    while (last > index && TypeHeader.of(order.get(last).text()).isEmpty()) {
      last--;
    }
    if (last == index || postponements-- <= 0) {
      return false;
    } else if (source.isEmpty()) {
      declareName(header.get());
    }
    order.add(last, order.remove(index));
    return true;
  }

  /** Tries again what waited in earlier cells. */
  private void declareWaiting() {
    Map<String, WaitingType> waiting = session.waiting();
    for (String name : List.copyOf(waiting.keySet())) {
      WaitingType type = waiting.remove(name);
      List<SnippetEvent> events = session.shell().eval(type.statement().text());
      Snippet snippet = events.get(0).snippet();
      if (events.get(0).status() == Status.VALID) {
        session
            .sources()
            .put(
                snippet.id(),
                type.cell().number(),
                type.cell().source(),
                type.statement().start(),
                0);
        session.variables().restore(events);
      } else {
        keepName(name, type);
      }
    }
  }

  /** The name stands for no imported type while its own is not there. */
  private void keepName(String name, WaitingType type) {
    session.waiting().put(name, type);
    String source = TypeHeader.of(type.statement().text()).orElseThrow().stub();
    session.types().stub(name, () -> session.shell().eval(source));
  }

  /** Forgets the names that the cell did not declare after all. */
  void end() {
    stubs.stream()
        .filter(stub -> session.shell().status(stub).isActive())
        .forEach(session.shell()::drop);
    List<TypeHeader> headers = headers();
    headers.forEach(header -> session.waiting().remove(header.name()));
    if (!headers.isEmpty()) {
      declareWaiting();
    }
    for (Statement statement : order) {
      TypeHeader.of(statement.text())
          .map(TypeHeader::name)
          .filter(name -> isWaiting(name) && session.types().isImported(name))
          .ifPresent(name -> keepName(name, new WaitingType(statement, cell)));
    }
  }

  private boolean isWaiting(String name) {
    return session
        .shell()
        .types()
        .filter(type -> type.name().equals(name))
        .anyMatch(type -> session.shell().status(type) == Status.RECOVERABLE_NOT_DEFINED);
  }
}
