package gategrad.kernel.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import gategrad.kernel.source.SourceParser.Parsed;
import java.util.List;
import java.util.stream.Stream;

/** What is put around the rest of a cell, so that the compiler's parser takes it for a file. */
enum Surroundings {
  /** For imports. */
  FILE("", ""),

  /** For statements, variables and most types. */
  BLOCK("class C{void m(){", "}}"),

  /** For methods, and for what has modifiers. */
  MEMBERS("class C{", "}"),

  /** For {@code n < 3}, which begins like a generic type. */
  EXPRESSION("class C{Object o=", "}");

  /** The last statement of a cell may lack its semicolon; a comment must not hide ours. */
  static final String SEMICOLON = "\n;";

  static final List<Surroundings> OF_STATEMENTS = List.of(BLOCK, MEMBERS, EXPRESSION);

  private final String before;
  private final String after;

  Surroundings(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** Where in the parsed text the rest of the cell begins. */
  int offset() {
    return before.length();
  }

  Parsed parse(String rest) {
    return SourceParser.parse(before + rest + SEMICOLON + after);
  }

  /** The trees of the statements, as far as the parser came. */
  List<? extends Tree> statements(CompilationUnitTree unit) {
    if (this == FILE) {
      return Stream.concat(Stream.ofNullable(unit.getPackage()), unit.getImports().stream())
          .toList();
    }
    List<? extends Tree> members =
        unit.getTypeDecls().get(0) instanceof ClassTree type ? type.getMembers() : List.of();
    if (this == MEMBERS || members.isEmpty()) {
      return members;
    }
    return this == BLOCK && members.get(0) instanceof MethodTree method && method.getBody() != null
        ? method.getBody().getStatements()
        : members.subList(0, 1);
  }
}
