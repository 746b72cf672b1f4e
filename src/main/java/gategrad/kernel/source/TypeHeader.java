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
 * @param nonSealed where {@code non-sealed} begins and ends; empty if it is none
 * @param isAbstract whether it is an abstract class
 */
public record TypeHeader(
    String kind, String name, String parameters, Optional<Span> nonSealed, boolean isAbstract) {
  /** A part of a text. */
  public record Span(int start, int end) {}

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
        boolean isAbstract = tokens.subList(0, i).stream().anyMatch(t -> t.is("abstract"));
        return Optional.of(
            new TypeHeader(
                token.text(),
                name,
                parameters(statement, tokens, i + 2),
                nonSealed(tokens.subList(0, i)),
                isAbstract));
      }
      if (!token.isName() && !"@-().,".contains(token.text())) {
        return Optional.empty(); // neither a modifier nor an annotation
      }
    }
    return Optional.empty();
  }

  private static Optional<Span> nonSealed(List<Token> modifiers) {
    for (int i = 0; i + 2 < modifiers.size(); i++) {
      if (modifiers.get(i).is("non")
          && modifiers.get(i + 1).is("-")
          && modifiers.get(i + 2).is("sealed")) {
        return Optional.of(new Span(modifiers.get(i).start(), modifiers.get(i + 2).end()));
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

  /**
   * The same type, closed: final, or sealed around a part of its own. A sealed type may permit it,
   * and it may extend that type, before Java knows of either that it is sealed; every other place
   * of the statement stays where it is.
   */
  public Optional<String> closed(String statement) {
    boolean isFinal = kind.equals("class") && !isAbstract;
    int body = statement.lastIndexOf('}');
    if (nonSealed.isEmpty() || body < 0) {
      return Optional.empty();
    }
    String word = isFinal ? "final" : "sealed";
    int length = nonSealed.get().end() - nonSealed.get().start();
    var text = new StringBuilder(statement);
    if (!isFinal) {
      String part =
          kind.equals("class") ? " static abstract non-sealed class" : " non-sealed interface";
      String extended =
          name + (parameters.isEmpty() ? "" : parameters.replaceAll(" extends [^,>]*", ""));
      text.insert(body, part + " " + name + "$" + parameters + " extends " + extended + " {} ");
    }
    text.replace(
        nonSealed.get().start(), nonSealed.get().end(), word + " ".repeat(length - word.length()));
    return Optional.of(text.toString());
  }

  /** A type without members that other types may mention; its constructor takes anything. */
  public String stub() {
    return kind.equals("interface")
        ? "interface " + name + parameters + " {}"
        : "class " + name + parameters + " { " + name + "(Object... any) {} }";
  }
}
