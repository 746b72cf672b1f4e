package gategrad.kernel.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.Optional;

/** Finds a return that stands in no method and no lambda of a cell. */
final class Return extends TreeScanner<Optional<Tree>, Void> {
  private Return() {}

  static Optional<Tree> in(Tree statement) {
    return Optional.ofNullable(new Return().scan(statement, null)).flatMap(found -> found);
  }

  @Override
  public Optional<Tree> visitReturn(ReturnTree tree, Void none) {
    return Optional.of(tree);
  }

  @Override
  public Optional<Tree> visitClass(ClassTree tree, Void none) {
    return Optional.empty();
  }

  @Override
  public Optional<Tree> visitLambdaExpression(LambdaExpressionTree tree, Void none) {
    return Optional.empty();
  }

  /** The scanner gives null where it finds nothing. */
  @Override
  public Optional<Tree> reduce(Optional<Tree> one, Optional<Tree> other) {
    return one != null && one.isPresent() ? one : other;
  }
}
