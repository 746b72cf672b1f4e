package gategrad.kernel.jshell.assist;

import gategrad.kernel.source.Cut;
import gategrad.kernel.source.Statement;
import gategrad.kernel.source.Token;
import java.util.List;
import java.util.Set;

/** The beginning of a cell as one statement, since JShell looks at no more than one. */
final class WholeCell {
  private static final Set<String> NOT_IN_A_BLOCK =
      Set.of("public", "private", "protected", "static", "strictfp");

  private WholeCell() {}

  /**
   * An open block with the statements of this text. What a block cannot have is left out: imports,
   * methods and modifiers.
   */
  static String asBlock(String before) {
    Cut cut = Cut.of(before);
    int last = cut.last();
    var block = new StringBuilder("{ ");
    for (Statement statement : cut.statements()) {
      if (statement.start() < last && isForABlock(statement)) {
        block.append(withoutModifiers(statement.text())).append(' ');
      }
    }
    return block.append(withoutModifiers(before.substring(last))).toString();
  }

  private static boolean isForABlock(Statement statement) {
    return !statement.isMethod() && !statement.text().startsWith("import");
  }

  private static String withoutModifiers(String text) {
    List<Token> tokens = Token.of(text);
    int first = 0;
    while (first < tokens.size() && NOT_IN_A_BLOCK.contains(tokens.get(first).text())) {
      first++;
    }
    return first < tokens.size() ? text.substring(tokens.get(first).start()) : text;
  }
}
