package gategrad.kernel.source;

import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import gategrad.kernel.source.SourceParser.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes fields of nameless classes apart that are declared together: {@code int a, b;}. */
public final class Fields extends TreeScanner<Void, Void> {
  private final String statement;
  private final Parsed parsed;
  private final List<Token> tokens;

  /** What is put for the comma at a place; the last place first. */
  private final Map<Integer, String> commas = new TreeMap<>((a, b) -> b - a);

  private Fields(String statement) {
    this.statement = statement;
    parsed = Surroundings.BLOCK.parse(statement);
    tokens = Token.of(statement);
  }

  /** The statement with a declaration for each field; lines stay lines. */
  public static String apart(String statement) {
    var fields = new Fields(statement);
    fields.scan(fields.parsed.unit(), null);
    var text = new StringBuilder(statement);
    fields.commas.forEach((at, put) -> text.replace(at, at + 1, put));
    return text.toString();
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void none) {
    List<? extends Tree> members =
        made.getClassBody() == null ? List.of() : made.getClassBody().getMembers();
    Optional<VariableTree> before = Optional.empty();
    for (Tree member : members) {
      Optional<VariableTree> field =
          member instanceof VariableTree variable ? Optional.of(variable) : Optional.empty();
      if (field.isPresent() && before.isPresent() && place(field.get()) == place(before.get())) {
        apart(before.get());
      }
      before = field;
    }
    return super.visitNewClass(made, none);
  }

  private int place(Tree tree) {
    return parsed.start(tree) - Surroundings.BLOCK.offset();
  }

  /** Notes the comma behind this field, and what its declaration begins with. */
  private void apart(VariableTree field) {
    int start = place(field);
    int end = parsed.end(field) - Surroundings.BLOCK.offset();
    Optional<Token> comma =
        tokens.stream().filter(t -> t.is(",") && t.start() >= end - 1).findFirst();
    Optional<Token> type =
        tokens.stream()
            .filter(t -> field.getType() != null && t.end() == typeEnd(field))
            .findFirst();
    if (comma.isPresent() && type.isPresent()) {
      String declared = statement.substring(start, type.get().end());
      commas.put(comma.get().start(), "; " + declared);
    }
  }

  private int typeEnd(VariableTree field) {
    return parsed.end(field.getType()) - Surroundings.BLOCK.offset();
  }
}
