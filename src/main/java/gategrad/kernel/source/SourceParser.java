package gategrad.kernel.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler's parser alone: syntax trees of a source file, no types. */
public final class SourceParser {
  /** An expression may stand alone in a cell, and a semicolon behind the one of an import. */
  private static final Set<String> FINE_IN_A_CELL =
      Set.of("compiler.err.not.stmt", "compiler.err.extraneous.semicolon");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** One for all parses, which read no file: to make one takes longer than to parse a cell. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, Locale.ROOT, UTF_8);

  private SourceParser() {}

  /**
   * A parsed file.
   *
   * @param unit its tree, which ends at the first error or soon after it
   * @param trees its doc comments and places
   * @param errors what the parser refused, in the order of the text
   */
  public record Parsed(
      CompilationUnitTree unit, DocTrees trees, List<Diagnostic<? extends JavaFileObject>> errors) {

    /** The first error that is one in a cell too. */
    Optional<Diagnostic<? extends JavaFileObject>> errorInACell() {
      return errors.stream()
          .filter(error -> !FINE_IN_A_CELL.contains(error.getCode()))
          .min(Comparator.comparingLong(Diagnostic::getPosition));
    }

    public int start(Tree tree) {
      return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    public int end(Tree tree) {
      return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }
  }

  /** The tree of a file, whether or not it is Java to its end. */
  public static Parsed parse(String source) {
    var file =
        new SimpleJavaFileObject(URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var found = new DiagnosticCollector<JavaFileObject>();
    var task = (JavacTask) COMPILER.getTask(null, FILES, found, List.of(), null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new Parsed(unit, DocTrees.instance(task), errors(found));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }

  private static List<Diagnostic<? extends JavaFileObject>> errors(
      DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
        .<Diagnostic<? extends JavaFileObject>>map(one -> one)
        .toList();
  }
}
