package gategrad.kernel.source;

import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import gategrad.kernel.source.SourceParser.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Cuts a cell into statements by the compiler's own parser.
 *
 * <p>No grammar of Java has cells. So the parser is shown the rest of the cell as the body of a
 * method, and whatever it reads there before its first error is cut off; where that is nothing, the
 * rest is shown as the body of a class, and as an expression. JShell has a parser of its own for
 * this, which on some JDKs takes a lambda with {@code case 0 -> throw} for the whole rest of a
 * cell, and then runs the first statement of it alone.
 */
final class Cutter {
  /** Words of Java that may stand inside of an expression or begin the type of a variable. */
  private static final Set<String> INSIDE =
      Set.of(
          "new",
          "this",
          "super",
          "true",
          "false",
          "null",
          "instanceof",
          "final",
          "int",
          "double",
          "long",
          "float",
          "boolean",
          "char",
          "short",
          "byte");

  private final String cell;
  private final List<Token> tokens;
  private final Optional<Integer> strayBrace;
  private final int end;
  private final List<Statement> statements = new ArrayList<>();
  private int token;
  private int at;

  Cutter(String cell) {
    this.cell = cell;
    tokens = Token.of(cell);
    strayBrace = strayBrace();
    end = strayBrace.orElse(tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end());
  }

  /** A brace that would end the method or class which the parser is shown. */
  private Optional<Integer> strayBrace() {
    int depth = 0;
    for (Token each : tokens) {
      depth += each.is("{") ? 1 : each.is("}") ? -1 : 0;
      if (depth < 0) {
        return Optional.of(each.start());
      }
    }
    return Optional.empty();
  }

  Cut cut() {
    goOnFrom(0);
    while (at < end) {
      boolean file = tokens.get(token).is("import") || tokens.get(token).is("package");
      Optional<Problem> problem =
          take(file ? List.of(Surroundings.FILE) : Surroundings.OF_STATEMENTS);
      if (problem.isPresent()) {
        return new Cut(statements, at, problem);
      }
    }
    int rest = strayBrace.orElse(cell.length());
    return new Cut(statements, rest, strayBrace.map(Problem::strayBrace));
  }

  Cut cutUnlessPlain() {
    goOnFrom(0);
    if (!isPlain()) {
      return cut();
    }
    var alone = new Statement(cell.substring(at, end), at, false);
    return new Cut(List.of(alone), cell.length(), Optional.empty());
  }

  /**
   * Whether this can be one statement alone, which lacks no semicolon; many cells are, and need not
   * wait for a parser.
   */
  private boolean isPlain() {
    int last = tokens.size() - 1;
    boolean ended = last >= 0 && tokens.get(last).is(";");
    for (int i = 0; i <= last; i++) {
      Token here = tokens.get(i);
      boolean second = i > 0 && tokens.get(i - 1).isWord() && !tokens.get(i - 1).is("new");
      boolean keyword = SourceVersion.isKeyword(here.text());
      if (here.isOpen()
          || here.is("{")
          || here.is("}")
          || here.is(";") && i < last
          || keyword && (second || !INSIDE.contains(here.text()))
          || second && here.isWord() && !ended) {
        return false;
      }
    }
    return at < end;
  }

  /** Goes to the first token from this place on that is no semicolon. */
  private void goOnFrom(int place) {
    while (token < tokens.size()
        && (tokens.get(token).start() < place || tokens.get(token).is(";"))) {
      token++;
    }
    at = token < tokens.size() ? tokens.get(token).start() : end;
  }

  /** Takes the statements that stand first; where there are none, what the parser said last. */
  private Optional<Problem> take(List<Surroundings> choice) {
    int before = at;
    Optional<Problem> farthest = Optional.empty();
    for (Surroundings around : choice) {
      Problem problem = take(around);
      if (at > before) {
        return Optional.empty();
      } else if (problem.isReturnOutside()) {
        return Optional.of(problem); // elsewhere it may look right: in an initialiser, a switch
      } else if (farthest.filter(other -> other.position() >= problem.position()).isEmpty()) {
        farthest = Optional.of(problem);
      }
    }
    return farthest.map(problem -> problem.within(end));
  }

  /** Takes what the parser reads in these surroundings; the result is its first error. */
  private Problem take(Surroundings around) {
    Parsed parsed = around.parse(cell.substring(at, end));
    int shift = at - around.offset();
    int from = at;
    Problem problem =
        parsed
            .errorInACell()
            .map(error -> Problem.of(error, shift))
            .orElseGet(() -> Problem.atTheEnd(Integer.MAX_VALUE));
    for (Tree tree : around.statements(parsed.unit())) {
      int start = Math.max(from, parsed.start(tree) + shift);
      int stop = parsed.end(tree) + shift;
      boolean whole = stop < problem.position() && stop <= end + Surroundings.SEMICOLON.length();
      Optional<Tree> leaves = around == Surroundings.BLOCK ? Return.in(tree) : Optional.empty();
      if (!whole || start >= end || lacksItsBody(tree, parsed, shift)) {
        break;
      } else if (leaves.isPresent()) {
        return Problem.returnOutside(parsed.start(leaves.get()) + shift);
      } else if (isEnded(tree, stop)) {
        add(tree, start, stop, around);
        goOnFrom(stop);
      }
    }
    return problem;
  }

  /** Of variables that are declared together only the last one has the semicolon. */
  private boolean isEnded(Tree tree, int stop) {
    return stop > end
        || cell.charAt(stop - 1) == ';'
        || cell.charAt(stop - 1) == '}' && !(tree instanceof VariableTree);
  }

  /** An expression at the end of a cell stays without semicolon, so that its value is shown. */
  private void add(Tree tree, int start, int stop, Surroundings around) {
    boolean expression =
        tree instanceof ExpressionStatementTree || around == Surroundings.EXPRESSION;
    String text =
        cell.substring(start, Math.min(stop, end)) + (stop > end && !expression ? ";" : "");
    if (!(tree instanceof EmptyStatementTree)) {
      statements.add(new Statement(text, start, tree instanceof MethodTree));
    }
  }

  /** Whether the semicolon that is put behind the cell became the body of an if or a loop. */
  private boolean lacksItsBody(Tree tree, Parsed parsed, int shift) {
    Optional<Tree> last = Optional.of(tree);
    while (last.isPresent() && !(last.get() instanceof EmptyStatementTree)) {
      last = last.flatMap(Cutter::body);
    }
    return last.filter(empty -> parsed.start(empty) + shift >= end).isPresent();
  }

  private static Optional<Tree> body(Tree tree) {
    if (tree instanceof IfTree choice) {
      return Optional.<Tree>ofNullable(choice.getElseStatement())
          .or(() -> Optional.of(choice.getThenStatement()));
    } else if (tree instanceof WhileLoopTree loop) {
      return Optional.of(loop.getStatement());
    } else if (tree instanceof ForLoopTree loop) {
      return Optional.of(loop.getStatement());
    } else if (tree instanceof EnhancedForLoopTree loop) {
      return Optional.of(loop.getStatement());
    }
    return tree instanceof LabeledStatementTree labelled
        ? Optional.of(labelled.getStatement())
        : Optional.empty();
  }
}
