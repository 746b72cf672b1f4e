package gategrad.kernel.jshell.edit;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import gategrad.kernel.jshell.run.CellLoader;
import gategrad.kernel.jshell.run.Expressions;
import gategrad.kernel.jshell.run.Snippets;
import gategrad.kernel.source.SourceParser;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/**
 * Makes lambdas anew that would go on running old code, where a variable still holds the one that
 * it was declared with.
 *
 * <p>To evaluate {@code n -> n.w} or {@code Net::new} runs no code of the learner's, so it may be
 * done again; whatever else stands behind the equals sign is left alone.
 */
final class InitialLambdas {
  private final JShell shell;
  private final Snippets snippets;
  private final CellLoader loader;

  /**
   * The texts of declarations, by variable: JShell forgets the value where it needs the type only.
   */
  private final Map<String, String> declarations = new HashMap<>();

  /** The classes of those that were made anew, by variable. */
  private final Map<String, Class<?>> made = new HashMap<>();

  InitialLambdas(JShell shell, Snippets snippets, CellLoader loader) {
    this.shell = shell;
    this.snippets = snippets;
    this.loader = loader;
  }

  /** Takes note of a variable that the learner declared. */
  void declared(VarSnippet variable) {
    declarations.put(variable.name(), variable.source());
    made.remove(variable.name());
  }

  /**
   * The lambda of the declaration, made anew; empty if the value is another or not old.
   *
   * @param now the field that holds the variable, which is set as well
   */
  Optional<Object> again(VarSnippet variable, Object value, Field now) {
    if (value == null
        || !loader.isStale(value.getClass())
        || !isInitial(variable, value.getClass(), now)) {
      return Optional.empty();
    }
    Object before = FieldValues.readStatic(now);
    Optional<Object> lambda =
        initializer(variable.name())
            .flatMap(text -> Expressions.wrapped(variable.name() + " = " + text + ";"))
            .flatMap(snippets::evaluate)
            .map(evaluated -> FieldValues.readStatic(now))
            .filter(set -> set != before);
    lambda.ifPresent(set -> made.put(variable.name(), set.getClass()));
    return lambda;
  }

  private boolean isInitial(VarSnippet variable, Class<?> lambda, Field now) {
    return lambda.isHidden()
        && (lambda == made.get(variable.name())
            || CellLoader.isSameStatement(lambda, now.getDeclaringClass()));
  }

  /** The text of the lambda or method reference that a variable was declared with. */
  private Optional<String> initializer(String variable) {
    String declaration = declarations.getOrDefault(variable, "");
    String source = "class Cell { void run() { " + declaration + "; } }";
    SourceParser.Parsed parsed = SourceParser.parse(source);
    return declarations(parsed.unit()).stream()
        .filter(declared -> declared.getName().contentEquals(variable))
        .map(VariableTree::getInitializer)
        .filter(initializer -> initializer != null && isHarmless(initializer))
        .map(initializer -> source.substring(parsed.start(initializer), parsed.end(initializer)))
        .findFirst();
  }

  private static List<VariableTree> declarations(Tree unit) {
    var found = new ArrayList<VariableTree>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void unused) {
        found.add(variable);
        return null; // what stands inside of it is not declared at the top
      }
    }.scan(unit, null);
    return found;
  }

  private boolean isHarmless(ExpressionTree initializer) {
    if (initializer instanceof ParenthesizedTree inside) {
      return isHarmless(inside.getExpression());
    } else if (initializer instanceof TypeCastTree cast) {
      return isHarmless(cast.getExpression());
    } else if (initializer instanceof MemberReferenceTree reference) {
      return isType(reference.getQualifierExpression());
    }
    return initializer instanceof LambdaExpressionTree;
  }

  /** {@code net::f} reads a variable, which may not be set yet; {@code Net::f} reads nothing. */
  private boolean isType(Tree qualifier) {
    if (qualifier instanceof MemberSelectTree select) {
      return isType(select.getExpression());
    } else if (qualifier instanceof ParameterizedTypeTree generic) {
      return isType(generic.getType());
    } else if (qualifier instanceof IdentifierTree name) {
      return shell.variables().noneMatch(v -> name.getName().contentEquals(v.name()));
    }
    return qualifier instanceof ArrayTypeTree;
  }
}
