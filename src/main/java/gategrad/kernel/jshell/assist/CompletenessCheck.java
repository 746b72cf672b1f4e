package gategrad.kernel.jshell.assist;

import gategrad.kernel.engine.Engine.Completeness;
import gategrad.kernel.source.SourceParser;
import gategrad.kernel.source.Token;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Decides whether a text is ready to run, needs another line, or never will compile. */
public final class CompletenessCheck {
  private final SourceCodeAnalysis analysis;

  public CompletenessCheck(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  public Completeness check(String source) {
    List<Token> tokens = Token.of(source);
    for (Token token : tokens) {
      if (token.isOpen()) {
        return token.text().length() > 1 ? new Completeness("incomplete", "") : invalid();
      }
      if (token.is("/") && source.startsWith("/*", token.start())) {
        return new Completeness("incomplete", "");
      }
    }
    if (tokens.isEmpty()) {
      return new Completeness("complete", "");
    }
    boolean annotation = tokens.size() > 1 && tokens.get(tokens.size() - 2).is("@");
    boolean choice = source.contains("?") && tokens.get(tokens.size() - 1).is(":");
    return annotation || choice ? incomplete(tokens) : statements(source, tokens);
  }

  private Completeness statements(String source, List<Token> tokens) {
    String rest = source;
    while (!Token.of(rest).isEmpty()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return incomplete(tokens);
        }
        case UNKNOWN -> {
          return invalid();
        }
        default -> {
          if (isErroneous(info.source())) {
            return invalid();
          }
        }
      }
      rest = info.remaining();
    }
    return new Completeness("complete", "");
  }

  /** JShell's cutting looks at braces and semicolons; the compiler's parser sees the rest. */
  private static boolean isErroneous(String piece) {
    return !parses("class C { { " + piece + "\n} }")
        && !parses("class C { Object o = " + piece.replaceFirst(";\\s*$", "") + "\n; }")
        && !parses("class C { " + piece + "\n}")
        && !parses(piece);
  }

  private static boolean parses(String source) {
    return SourceParser.parse(source).isPresent();
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
