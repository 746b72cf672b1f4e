package gategrad.kernel.jshell.run;

import gategrad.kernel.source.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells expressions from statements and declarations by their first tokens, and wraps them.
 *
 * <p>A bare {@code 1 + 1} makes JShell declare a variable {@code $1}, infer its type in a
 * compilation of its own, and import the variable into every later cell. Wrapped as the argument of
 * a call it declares nothing, and neither do statements. A wrong guess costs time only: what does
 * not compile wrapped is given to JShell as it is.
 */
public final class Expressions {
  private static final String RESULT = CellResult.class.getName();
  private static final Set<String> STATEMENTS =
      Set.of("assert", "do", "for", "if", "switch", "synchronized", "throw", "try", "while", "{");

  private static final Set<String> NOT_FIRST =
      Set.of(
          "abstract",
          "boolean",
          "break",
          "byte",
          "char",
          "class",
          "continue",
          "default",
          "double",
          "enum",
          "final",
          "float",
          "import",
          "int",
          "interface",
          "long",
          "native",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "transient",
          "void",
          "volatile",
          "yield",
          "@",
          ";",
          "non",
          "sealed");

  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");
  private static final Set<String> ASSIGNING =
      Set.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "++", "--");

  private Expressions() {}

  /**
   * The snippet as a call that runs it and keeps its value, on the same lines; empty if it may
   * declare something.
   */
  public static Optional<String> wrapped(String snippet) {
    List<Token> tokens = Token.of(snippet);
    if (!tokens.isEmpty() && STATEMENTS.contains(tokens.get(0).text())) {
      return Optional.of(statements(snippet));
    }
    if (tokens.isEmpty() || NOT_FIRST.contains(tokens.get(0).text()) || isDeclaration(tokens)) {
      return Optional.empty();
    }
    Token last = tokens.get(tokens.size() - 1);
    int end = last.is(";") ? last.start() : snippet.length();
    return last.is(";") && isAssignment(tokens)
        ? Optional.of(statements(snippet))
        : Optional.of(RESULT + ".of(() -> " + snippet.substring(0, end) + "\n)");
  }

  private static String statements(String snippet) {
    return RESULT + ".run(() -> { " + snippet + "\n})";
  }

  /** Whether it sets a variable; ended by a semicolon such a statement has nothing to show. */
  private static boolean isAssignment(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += OPENING.contains(token.text()) ? 1 : CLOSING.contains(token.text()) ? -1 : 0;
      if (depth == 0 && ASSIGNING.contains(token.text())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a type is followed by a name, as in {@code List<Net> nets}, or a name by a colon. */
  private static boolean isDeclaration(List<Token> tokens) {
    if (tokens.get(0).is("<")) {
      return true;
    }
    if (!tokens.get(0).isName() || tokens.get(0).is("new")) {
      return false;
    }
    int i = 1;
    int depth = 0;
    for (; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("<")) {
        depth++;
      } else if (token.is(">")) {
        depth--;
      } else if (depth == 0 && token.isName()) {
        if (!tokens.get(i - 1).is(".")) {
          return !token.is("instanceof");
        }
      } else if (depth == 0 && !Set.of(".", "[", "]").contains(token.text())) {
        return token.is(":");
      } else if (Set.of("(", "{", ";").contains(token.text())) {
        return false;
      }
    }
    return false;
  }
}
