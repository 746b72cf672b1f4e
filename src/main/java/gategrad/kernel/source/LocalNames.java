package gategrad.kernel.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The names that the text of a cell has declared up to a place, and that can be used there:
 * variables, parameters, those of loops, lambdas and patterns, methods and types.
 *
 * <p>By its tokens, because what somebody types is mostly no Java yet, and the compiler's parser
 * leaves out just the part around the cursor.
 */
public final class LocalNames {
  private static final Set<String> BASIC =
      Set.of("int", "double", "long", "float", "boolean", "char", "short", "byte", "void");
  private static final Set<String> BEHIND_A_NAME =
      Set.of("=", ";", ",", ")", ":", "&&", "||", "->", "(", "[", "?", "when");

  private static final Set<String> IN_TYPE_ARGUMENTS =
      Set.of("<", ">", ",", ".", "?", "[", "]", "&", "@");
  private static final Set<String> NO_TYPES = Set.of("yield", "permits", "when", "sealed");

  /**
   * A declared name.
   *
   * @param declaration as a learner may read it: {@code int count}, {@code twice(int n): int}
   * @param kind one of variable, method, type
   */
  public record Name(String name, String declaration, Kind kind) {}

  /** What a name stands for. */
  public enum Kind {
    VARIABLE,
    METHOD,
    TYPE
  }

  /** Names between a bracket and its partner; those of parentheses go to the block behind them. */
  private static final class Scope {
    private final List<Name> names = new ArrayList<>();
    private final List<Name> ofParentheses = new ArrayList<>();
    private final boolean parentheses;
    private Optional<String> type = Optional.empty();

    Scope(boolean parentheses) {
      this.parentheses = parentheses;
    }
  }

  private final String source;
  private final List<Token> tokens;
  private final Deque<Scope> scopes = new ArrayDeque<>(List.of(new Scope(false)));

  private LocalNames(String source) {
    this.source = source;
    tokens = Token.of(source);
  }

  /** The names that can be used at the end of this text, the nearest first. */
  public static List<Name> at(String before) {
    var names = new LocalNames(before);
    for (int i = 0; i < names.tokens.size(); i++) {
      names.read(i);
    }
    Map<String, Name> nearest = new LinkedHashMap<>();
    for (Scope scope : names.scopes) {
      for (List<Name> part : List.of(scope.names, scope.ofParentheses)) {
        for (int i = part.size() - 1; i >= 0; i--) {
          nearest.putIfAbsent(part.get(i).name(), part.get(i));
        }
      }
    }
    return List.copyOf(nearest.values());
  }

  private void read(int i) {
    Token token = tokens.get(i);
    Scope scope = scopes.peek();
    switch (token.text()) {
      case "(", "[" -> {
        scopes.push(new Scope(true));
        lambda(i);
      }
      case "{" -> {
        var block = new Scope(false);
        block.names.addAll(scope.ofParentheses);
        scope.ofParentheses.clear();
        scopes.push(block);
      }
      case ")", "]", "}" -> close(token);
      case ";" -> {
        scope.ofParentheses.clear();
        scope.type = Optional.empty();
      }
      default -> {
        if (token.isName() && i + 1 < tokens.size()) {
          declared(i).ifPresent(scope.names::add);
        }
      }
    }
  }

  private void close(Token token) {
    if (scopes.size() > 1) {
      Scope inner = scopes.pop();
      if (token.is(")")) {
        scopes.peek().ofParentheses.addAll(inner.names);
      } else {
        scopes.peek().ofParentheses.clear();
      }
    }
  }

  /** The parameters without types of a lambda whose parenthesis is here. */
  private void lambda(int open) {
    int i = open + 1;
    while (i < tokens.size() && (tokens.get(i).isName() || tokens.get(i).is(","))) {
      i++;
    }
    boolean lambda = is(i, ")") && is(i + 1, "->");
    for (int j = open + 1; j < i && lambda; j += 2) {
      String name = tokens.get(j).text();
      scopes.peek().names.add(new Name(name, name, Kind.VARIABLE));
    }
  }

  private boolean is(int i, String text) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(text);
  }

  private Optional<Name> declared(int i) {
    String name = tokens.get(i).text();
    Scope scope = scopes.peek();
    if (SourceVersion.isKeyword(name) || !BEHIND_A_NAME.contains(tokens.get(i + 1).text())) {
      return TypeHeader.isKind(i > 0 ? tokens.get(i - 1).text() : "")
          ? Optional.of(new Name(name, tokens.get(i - 1).text() + " " + name, Kind.TYPE))
          : Optional.empty();
    } else if (is(i - 1, "record")) {
      return Optional.of(new Name(name, "record " + name, Kind.TYPE));
    } else if (is(i + 1, "->") && !is(i - 1, "case")) {
      return Optional.of(new Name(name, name, Kind.VARIABLE));
    }
    Optional<String> type = is(i - 1, ",") && !is(i + 1, "(") ? scope.type : typeBefore(i);
    if (type.isEmpty()) {
      return Optional.empty();
    } else if (is(i + 1, "(")) {
      return Optional.of(new Name(name, name + parameters(i + 1) + ": " + type.get(), Kind.METHOD));
    }
    scope.type = scope.parentheses && is(i + 1, ",") ? Optional.empty() : type;
    return Optional.of(new Name(name, type.get() + " " + name, Kind.VARIABLE));
  }

  private String parameters(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
      if (depth == 0) {
        return source.substring(tokens.get(open).start(), tokens.get(i).end());
      }
    }
    return "()";
  }

  /** The type that ends before this token; empty if none does. */
  private Optional<String> typeBefore(int i) {
    int end = i - 1;
    int at = end;
    while (is(at, "]") && is(at - 1, "[") || is(at, ".") && is(at - 1, ".")) {
      at -= is(at, "]") ? 2 : 1;
    }
    at -= is(at, ".") ? 1 : 0;
    at = is(at, ">") ? beforeTypeArguments(at) : at;
    if (at < 0 || !tokens.get(at).isName()) {
      return Optional.empty();
    }
    String word = tokens.get(at).text();
    if (SourceVersion.isKeyword(word) && !BASIC.contains(word) || NO_TYPES.contains(word)) {
      return Optional.empty();
    }
    while (is(at - 1, ".") && at > 1 && tokens.get(at - 2).isName()) {
      at -= 2;
    }
    return Optional.of(source.substring(tokens.get(at).start(), tokens.get(end).end()));
  }

  private int beforeTypeArguments(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      Token token = tokens.get(i);
      if (!token.isName() && !IN_TYPE_ARGUMENTS.contains(token.text())) {
        return -1;
      }
      depth += is(i, ">") ? 1 : is(i, "<") ? -1 : 0;
      if (depth == 0) {
        return i - 1;
      }
    }
    return -1;
  }
}
