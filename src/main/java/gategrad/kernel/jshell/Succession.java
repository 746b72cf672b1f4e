package gategrad.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * A session of JShell that takes the place of one that is broken, with all that cells declared.
 *
 * <p>Imports, classes and methods are declared again from their source; variables by their type,
 * and then they get the objects that they had. No code of the learner runs but initialisers of
 * classes.
 */
final class Succession {
  private final ShellSession from;
  private final ShellSession to;
  private final Map<String, Object> values;
  private final List<String> lost = new ArrayList<>();

  private Succession(ShellSession from, ShellSession to) {
    this.from = from;
    this.to = to;
    values = from.variables().values();
  }

  /**
   * What is left to say of it.
   *
   * @param session the new session
   * @param notices lines for the learner
   */
  record Result(ShellSession session, List<String> notices) {}

  /** Replaces a session by one of these. */
  static Result of(ShellSession from, Supplier<ShellSession> fresh) {
    var succession = new Succession(from, fresh.get());
    succession.handOver();
    close(from.shell());
    return new Result(succession.to, succession.notices());
  }

  /** Whether the compiler does its work: it sees everything that cells declared each time. */
  static boolean isWhole(ShellSession session) {
    try {
      return session.snippets().evaluate("(java.lang.Void) null").isPresent()
          && session.execution().isInvoked();
    } catch (RuntimeException | Error e) { // that is what was asked
      return false;
    }
  }

  private void handOver() {
    to.loader().succeed(from.loader());
    List<Snippet> all = from.shell().snippets().filter(this::isTheLearners).toList();
    all.stream().filter(s -> s.kind() == Kind.IMPORT).forEach(this::declare);
    all.stream()
        .filter(s -> s.kind() == Kind.TYPE_DECL || s.kind() == Kind.METHOD)
        .forEach(this::declare);
    all.stream()
        .filter(s -> s instanceof VarSnippet v && values.containsKey(v.name()))
        .forEach(s -> declare((VarSnippet) s));
    to.variables().adopt(values);
  }

  private boolean isTheLearners(Snippet snippet) {
    return from.shell().status(snippet).isActive() && !from.imports().isOurs(snippet.source());
  }

  private void declare(Snippet snippet) {
    boolean refused =
        to.snippets().declare(snippet.source()).stream()
            .anyMatch(event -> event.status() == Status.REJECTED);
    if (refused || snippet.kind() == Kind.TYPE_DECL && !isWhole(to)) {
      forget(snippet);
    }
  }

  /** A class that keeps the compiler from its work, or that does not compile any more. */
  private void forget(Snippet snippet) {
    lost.add(snippet.source().lines().findFirst().orElse(""));
    to.shell()
        .snippets()
        .filter(s -> s.source().equals(snippet.source()))
        .forEach(to.shell()::drop);
  }

  private void declare(VarSnippet variable) {
    List<SnippetEvent> events =
        to.snippets().declare(variable.typeName() + " " + variable.name() + ";");
    if (events.stream().noneMatch(event -> event.status().isDefined())) {
      lost.add(variable.name());
    }
  }

  private List<String> notices() {
    var notices = new ArrayList<String>();
    notices.add(
        "the kernel's engine was broken and has been replaced;"
            + " variables, classes, methods and imports are carried over, static fields of classes begin anew");
    if (!lost.isEmpty()) {
      notices.add(
          "these could not be carried over, run their cells again: " + String.join(", ", lost));
    }
    notices.addAll(to.variables().takeNotices());
    return notices;
  }

  private static void close(JShell shell) {
    try {
      shell.close();
    } catch (RuntimeException | Error e) {
      return; // it is broken, and nobody uses it any more
    }
  }
}
