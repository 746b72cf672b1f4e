package gategrad.kernel.jshell.assist;

import gategrad.kernel.engine.Engine.Completeness;
import gategrad.kernel.source.Cut;
import gategrad.kernel.source.Problem;
import gategrad.kernel.source.Token;
import java.util.List;

/** Decides whether a text is ready to run, needs another line, or never will compile. */
public final class CompletenessCheck {
  private CompletenessCheck() {}

  /** What the compiler's parser refuses at the very end of a text may follow on another line. */
  public static Completeness check(String source) {
    List<Token> tokens = Token.of(source);
    for (Token token : tokens) {
      if (token.isOpen()) {
        return new Completeness(token.isOpenOverLines() ? "incomplete" : "invalid", "");
      }
    }
    if (tokens.isEmpty()) {
      return new Completeness("complete", "");
    }
    int end = tokens.get(tokens.size() - 1).end();
    return Cut.of(source)
        .problem()
        .map(problem -> isAtTheEnd(problem, end) ? incomplete(tokens) : invalid())
        .orElseGet(() -> new Completeness("complete", ""));
  }

  private static boolean isAtTheEnd(Problem problem, int end) {
    return problem.position() >= end;
  }

  private static Completeness invalid() {
    return new Completeness("invalid", "");
  }

  /** The next line is indented by four for every brace that is open. */
  private static Completeness incomplete(List<Token> tokens) {
    int open = 0;
    for (Token token : tokens) {
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    }
    return new Completeness("incomplete", "    ".repeat(Math.max(0, open)));
  }
}
