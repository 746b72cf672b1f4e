package gategrad.kernel.jshell;

import gategrad.kernel.source.Fields;
import gategrad.kernel.source.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.Diag;

/** Java that JShell refuses for reasons of its own, in a form that it takes; lines stay lines. */
final class Repairs {
  private Repairs() {}

  /** The text of a refused statement, repaired; empty if JShell is right. */
  static Optional<String> of(String text, List<Diag> refused) {
    return publicConstructor(text, refused)
        .or(() -> declaredTogether(text, refused))
        .or(() -> constants(text, refused));
  }

  /** JShell makes records public; then Java wants a public compact constructor in them. */
  private static Optional<String> publicConstructor(String text, List<Diag> refused) {
    return refused.stream()
        .filter(d -> d.getCode().equals("compiler.err.invalid.canonical.constructor.in.record"))
        .filter(d -> d.getMessage(Locale.ENGLISH).contains("access"))
        .findFirst()
        .map(d -> new StringBuilder(text).insert((int) d.getStartPosition(), "public "))
        .map(StringBuilder::toString);
  }

  /**
   * JShell makes a named class of a nameless one, and loses its way in {@code int a = 1, b = 2;}.
   */
  private static Optional<String> declaredTogether(String text, List<Diag> refused) {
    return refused.stream().anyMatch(d -> d.getCode().equals("compiler.err.already.defined"))
        ? Optional.of(Fields.apart(text)).filter(apart -> !apart.equals(text))
        : Optional.empty();
  }

  /**
   * On 17 JShell makes a named class of a nameless one and forgets that it may set a constant:
   * {@code static final int K = 7;} becomes {@code static final int K; static { K = 7; }}.
   */
  private static Optional<String> constants(String text, List<Diag> refused) {
    var repaired = new StringBuilder(text);
    List<Token> tokens = Token.of(text);
    refused.stream()
        .filter(d -> d.getCode().startsWith("compiler.err.cant.assign.val.to."))
        .map(d -> (int) d.getStartPosition())
        .sorted(Comparator.reverseOrder())
        .forEach(at -> constant(tokens, at, repaired));
    return repaired.toString().equals(text) ? Optional.empty() : Optional.of(repaired.toString());
  }

  private static void constant(List<Token> tokens, int at, StringBuilder text) {
    int name = 0;
    while (name < tokens.size() && tokens.get(name).start() != at) {
      name++;
    }
    int end = end(tokens, name + 1);
    String before = beforeTheNames(tokens, name, text);
    if (end < 0 || before.isEmpty() || !tokens.get(name + 1).is("=")) {
      return;
    }
    Token last = tokens.get(end);
    text.replace(last.start(), last.end(), last.is(",") ? "; } " + before : "; }");
    Token first = tokens.get(name + 2);
    if (first.is("{")) {
      String type = before.replaceAll("^((static|final|public|private|protected)\\s+)*", "");
      text.insert(first.start(), "new " + type);
    }
    text.insert(tokens.get(name).end(), "; static { " + tokens.get(name).text());
  }

  /** The index of the semicolon or comma that ends an initialiser. */
  private static int end(List<Token> tokens, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      String token = tokens.get(i).text();
      depth += "([{".contains(token) ? 1 : ")]}".contains(token) ? -1 : 0;
      if (depth == 0 && (token.equals(";") || token.equals(","))) {
        return i;
      }
    }
    return -1;
  }

  /** Modifiers and type of a static final field; empty if this is the name of something else. */
  private static String beforeTheNames(List<Token> tokens, int name, CharSequence text) {
    int first = name;
    int depth = 0;
    while (first > 0 && (depth > 0 || !";{}".contains(tokens.get(first - 1).text()))) {
      first--;
      depth += ")]}".contains(tokens.get(first).text()) ? 1 : 0;
      depth -= "([{".contains(tokens.get(first).text()) ? 1 : 0;
    }
    int type = first;
    boolean isStatic = false;
    boolean isFinal = false;
    while (type < name && isModifier(tokens.get(type))) {
      isStatic |= tokens.get(type).is("static");
      isFinal |= tokens.get(type).is("final");
      type++;
    }
    int named = type + 1;
    while (named < name
        && !(tokens.get(named).isName() && "=,".contains(tokens.get(named + 1).text()))) {
      named++;
    }
    return isStatic && isFinal && type < name
        ? text.subSequence(tokens.get(first).start(), tokens.get(named - 1).end()) + " "
        : "";
  }

  private static boolean isModifier(Token token) {
    return List.of("static", "final", "public", "private", "protected").contains(token.text());
  }
}
