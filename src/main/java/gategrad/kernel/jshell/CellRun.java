package gategrad.kernel.jshell;

import gategrad.kernel.engine.Engine.Cell;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.errors.CompileError;
import gategrad.kernel.errors.ErrorText;
import gategrad.kernel.errors.RuntimeError;
import gategrad.kernel.jshell.run.CellCall;
import gategrad.kernel.jshell.run.Expressions;
import gategrad.kernel.jshell.run.Snippets;
import gategrad.kernel.source.Cut;
import gategrad.kernel.source.LongText;
import gategrad.kernel.source.Problem;
import gategrad.kernel.source.Statement;
import gategrad.kernel.source.TypeHeader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** One run of one cell: its statements one after another, until one fails. */
final class CellRun {
  private static final int MOST_REPAIRS = 20;

  private final ShellSession session;
  private final JShell shell;
  private final Cell cell;
  private final List<String> notices = new ArrayList<>();
  private final Set<Snippet> declared = new LinkedHashSet<>();
  private Optional<CellCall.Result> shown = Optional.empty();
  private boolean leftUndefined;
  private boolean refused;

  CellRun(ShellSession session, Cell cell) {
    this.session = session;
    shell = session.shell();
    this.cell = cell;
  }

  /** Whether JShell refused a statement, or did nothing with it. */
  boolean isRefused() {
    return refused;
  }

  /** How a cell ends on which the engine itself failed. */
  static Outcome.Failed failed(Throwable e) {
    String name = e.getClass().getSimpleName();
    String message =
        e instanceof StackOverflowError
            ? "this cell is nested too deeply for the compiler; take it apart"
            : e instanceof OutOfMemoryError
                ? "no memory is left to compile this cell; %reset followed by names of variables gives"
                    + " back what they hold"
                : "the kernel failed on this cell: " + e;
    return new Outcome.Failed(name, message, List.of(name + ": " + message), List.of());
  }

  /** How a cell ends that found the engine broken. */
  static Outcome.Failed toRunAgain(List<String> notices) {
    String message = "the engine was replaced while this cell ran; run it again";
    return new Outcome.Failed(
        "EngineReplaced", message, List.of("EngineReplaced: " + message), notices);
  }

  Outcome run() {
    Cut cut = Cut.toRun(cell.source());
    var early = EarlyTypes.of(session, cell, cut.statements());
    if (cut.problem().isPresent()) {
      TypeHeader.of(cell.source().substring(cut.rest()))
          .ifPresent(header -> session.failed().add(header.name()));
    }
    try {
      return run(early, cut.problem());
    } finally {
      early.end();
    }
  }

  private Outcome run(EarlyTypes early, Optional<Problem> problem) {
    Optional<ErrorText> error = runStatements(early, problem);
    notices.addAll(session.variables().takeNotices());
    notices.addAll(session.calls().takeNotices());
    if (error.isPresent()) {
      ErrorText text = error.get();
      return new Outcome.Failed(text.name(), text.message(), text.traceback(), notices);
    }
    noticeUnresolved();
    return shown
        .filter(result -> !(result.value() instanceof PrintStream)) // what printf returns
        .<Outcome>map(result -> new Outcome.Shown(result.value(), notices))
        .orElseGet(() -> new Outcome.Done(notices));
  }

  private Optional<ErrorText> runStatements(EarlyTypes early, Optional<Problem> problem) {
    List<Statement> statements = early.order();
    int all = statements.size() + (problem.isPresent() ? 1 : 0);
    for (int i = 0; i < statements.size(); i++) {
      Optional<ErrorText> error = run(statements.get(i), progress(i, all));
      if ((error.isPresent() || leftUndefined) && early.postpone(i)) {
        i--;
        continue;
      }
      if (session.calls().isEnding() && (error.isPresent() || i < all - 1)) {
        return Optional.of(interruptedText());
      }
      if (error.isPresent()) {
        return error;
      }
    }
    return problem.map(
        found -> compileError().explain(found, new Names(session), progress(all - 1, all)));
  }

  private static String progress(int done, int all) {
    if (all == 1) {
      return "";
    }
    return switch (done) {
      case 0 -> "This was statement 1 of " + all + "; the others did not run.";
      case 1 -> "Statement 1 of " + all + " had run, its effects stay.";
      default -> "Statements 1-" + done + " of " + all + " had run, their effects stay.";
    };
  }

  private Optional<ErrorText> run(Statement statement, String progress) {
    shown = Optional.empty();
    Optional<Problem> reserved = ReservedTypes.in(statement);
    if (reserved.isPresent()) {
      return reserved.map(p -> compileError().explain(p, new Names(session), progress));
    }
    OptionalInt longText = LongText.in(statement.text());
    if (longText.isPresent()) {
      return Optional.of(
          compileError().longText(statement.start() + longText.getAsInt(), progress));
    }
    Optional<TypeHeader> type = TypeHeader.of(statement.text());
    Optional<ErrorText> error = evaluate(statement, progress);
    type.ifPresent(
        header -> {
          session.failed().remove(header.name());
          error.ifPresent(text -> session.failed().add(header.name()));
        });
    return error;
  }

  private Optional<ErrorText> evaluate(Statement statement, String progress) {
    Optional<SnippetEvent> evaluated =
        Expressions.wrapped(statement.text())
            .flatMap(wrapped -> evaluateWrapped(wrapped, statement));
    List<SnippetEvent> events = evaluated.map(List::of).orElseGet(() -> declare(statement));
    refused |= events.stream().anyMatch(event -> event.status() == Status.REJECTED);
    if (events.isEmpty()
        || evaluated.isPresent() && !session.execution().isInvoked()
        || session.execution().failure().isPresent()) {
      refused = true;
      return Optional.of(nothingRan(progress));
    }
    leftUndefined =
        events.stream().anyMatch(event -> event.status() == Status.RECOVERABLE_NOT_DEFINED);
    for (SnippetEvent event : events) {
      Optional<ErrorText> error = error(event, statement, progress);
      if (error.isPresent()) {
        return error;
      }
    }
    if (evaluated.isPresent() || !events.isEmpty() && isShown(events.get(0).snippet())) {
      shown = session.execution().result();
    }
    return Optional.empty();
  }

  /** JShell says so of what it cannot load, in no other way than by saying nothing. */
  private ErrorText nothingRan(String progress) {
    String why =
        session.execution().failure().map(Throwable::toString).orElse("no reason is known");
    String message = "this statement did not run: " + why;
    return new ErrorText("NotRun", message, List.of("NotRun: " + message, progress));
  }

  private Optional<SnippetEvent> evaluateWrapped(String wrapped, Statement statement) {
    Optional<Snippets.Evaluated> evaluated = session.snippets().evaluate(wrapped);
    evaluated.ifPresent(p -> noteSource(p.className(), statement, p.linesBefore()));
    return evaluated.map(Snippets.Evaluated::event);
  }

  private List<SnippetEvent> declare(Statement statement) {
    session.variables().prepare(statement.text());
    List<SnippetEvent> events = session.snippets().declare(statement.text());
    Optional<String> repaired = repaired(statement.text(), events);
    for (int i = 0; i < MOST_REPAIRS && repaired.isPresent(); i++) {
      events = session.snippets().declare(repaired.get());
      repaired = repaired(repaired.get(), events);
    }
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        declared.add(event.snippet());
        giveWay(event.snippet());
        noteSource(event.snippet().id(), statement, 0);
      }
    }
    session.variables().restore(events);
    return events;
  }

  private void noteSource(String name, Statement statement, int linesBefore) {
    session.sources().put(name, cell.number(), cell.source(), statement.start(), linesBefore);
  }

  private void giveWay(Snippet snippet) {
    if (snippet instanceof MethodSnippet method && shell.status(method).isActive()) {
      session.imports().giveUp(method.name());
    }
  }

  private Optional<String> repaired(String text, List<SnippetEvent> events) {
    return events.isEmpty() || events.get(0).status() != Status.REJECTED
        ? Optional.empty()
        : Repairs.of(text, shell.diagnostics(events.get(0).snippet()).toList());
  }

  private static boolean isShown(Snippet snippet) {
    return snippet.kind() != Snippet.Kind.VAR
        || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private Optional<ErrorText> error(SnippetEvent event, Statement statement, String progress) {
    if (event.exception() instanceof EvalException thrown) {
      return Optional.of(runtimeError().explain(thrown, progress));
    }
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      return Optional.of(runtimeError().explain(unresolved, shell, progress));
    }
    if (event.causeSnippet() == null && isRefused(event)) {
      return shell
          .diagnostics(event.snippet())
          .filter(diag -> diag.isError())
          .findFirst()
          .map(diag -> Problem.of(diag, statement.start()))
          .map(problem -> compileError().explain(problem, new Names(session), progress));
    }
    return session.calls().isEnding() ? Optional.of(interruptedText()) : Optional.empty();
  }

  private RuntimeError runtimeError() {
    return new RuntimeError(session.sources(), session.variables().resets());
  }

  private CompileError compileError() {
    return new CompileError(cell.number(), cell.source());
  }

  /** Rejected, or accepted by JShell in the hope that another cell makes it smaller. */
  private boolean isRefused(SnippetEvent event) {
    return event.status() == Status.REJECTED
        || shell
            .diagnostics(event.snippet())
            .anyMatch(diag -> diag.getCode().startsWith("compiler.err.limit"));
  }

  /** What the learner reads of a cell that an interrupt ended. */
  static ErrorText interruptedText() {
    return new ErrorText(
        "KeyboardInterrupt",
        "the cell was interrupted; variables keep their values",
        List.of(
            "\u001b[1;31mKeyboardInterrupt\u001b[0m: the cell was interrupted; variables keep their values"));
  }

  /** Java accepts a method that uses what is not declared yet; a typing mistake looks the same. */
  private void noticeUnresolved() {
    for (Snippet snippet : declared) {
      if (snippet instanceof DeclarationSnippet declaration
          && shell.status(snippet).isActive()
          && shell.status(snippet) != Status.VALID) {
        notices.add(unresolved(declaration));
      }
    }
  }

  private String unresolved(DeclarationSnippet declaration) {
    String missing =
        shell.unresolvedDependencies(declaration).distinct().collect(Collectors.joining(" and "));
    return declaration.name() + " can be used after a cell has declared " + missing;
  }
}
