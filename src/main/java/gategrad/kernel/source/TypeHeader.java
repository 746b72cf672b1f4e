package gategrad.kernel.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a statement of a cell begins to declare a type.
 *
 * @param kind class, interface, enum or record
 * @param name the type's own name
 * @param parameters its type parameters such as {@code <T>}; empty if there are none
 */
public record TypeHeader(String kind, String name, String parameters) {
  private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record");

  static boolean isKind(String word) {
    return KINDS.contains(word);
  }

  /** The header of this statement; empty if it declares no type. */
  public static Optional<TypeHeader> of(String statement) {
    List<Token> tokens = Token.of(statement);
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (KINDS.contains(token.text()) && tokens.get(i + 1).isName()) {
        String name = tokens.get(i + 1).text();
        return Optional.of(
            new TypeHeader(token.text(), name, parameters(statement, tokens, i + 2)));
      }
      if (!token.isName() && !"@-().,".contains(token.text())) {
        return Optional.empty(); // neither a modifier nor an annotation
      }
    }
    return Optional.empty();
  }

  private static String parameters(String statement, List<Token> tokens, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      depth += tokens.get(i).is("<") ? 1 : tokens.get(i).is(">") ? -1 : 0;
      if (depth == 0) {
        boolean any = tokens.get(from).is("<");
        return any ? statement.substring(tokens.get(from).start(), tokens.get(i).end()) : "";
      }
    }
    return "";
  }

  /** A type without members that other types may mention; its constructor takes anything. */
  public String stub() {
    return kind.equals("interface")
        ? "interface " + name + parameters + " {}"
        : "class " + name + parameters + " { " + name + "(Object... any) {} }";
  }
}
