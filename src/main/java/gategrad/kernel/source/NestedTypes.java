package gategrad.kernel.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The types that stand inside of a declaration, and of which kind each is. */
public final class NestedTypes {
  private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record");

  private NestedTypes() {}

  /**
   * The kind of each type by its name, as in {@code Outer.Inner=class/static class}: with the kinds
   * of those around it, on which it depends whether a class is an inner one.
   */
  public static Map<String, String> kinds(String source) {
    List<Token> tokens = Token.of(source);
    var kinds = new TreeMap<String, String>();
    Deque<String> names = new ArrayDeque<>();
    Deque<Boolean> namedBraces = new ArrayDeque<>();
    var modifiers = new HashSet<String>();
    String opening = "";
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (KINDS.contains(token.text()) && isHeader(tokens, i)) {
        String outer = names.isEmpty() ? "" : names.peek() + ".";
        opening = outer + tokens.get(i + 1).text();
        String around = names.isEmpty() ? "" : kinds.getOrDefault(names.peek(), "") + "/";
        kinds.put(opening, around + (modifiers.contains("static") ? "static " : "") + token.text());
      } else if (token.is("{")) {
        namedBraces.push(!opening.isEmpty());
        if (!opening.isEmpty()) {
          names.push(opening);
          opening = "";
        }
      } else if (token.is("}") && !namedBraces.isEmpty() && namedBraces.pop()) {
        names.pop();
      }
      if (token.isName()) {
        modifiers.add(token.text());
      } else {
        modifiers.clear();
      }
    }
    kinds.keySet().removeIf(name -> !name.contains("."));
    return kinds;
  }

  private static boolean isHeader(List<Token> tokens, int i) {
    boolean isAfterDot = i > 0 && tokens.get(i - 1).is("."); // as in Net.class
    return !isAfterDot && i + 2 < tokens.size() && tokens.get(i + 1).isName();
  }
}
