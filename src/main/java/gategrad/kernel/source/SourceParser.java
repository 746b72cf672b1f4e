package gategrad.kernel.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler's parser alone: syntax trees of a source file, no types. */
public final class SourceParser {
  private SourceParser() {}

  /** A parsed file, with its doc comments. */
  public record Parsed(CompilationUnitTree unit, DocTrees trees) {}

  /** The tree of a file; empty if it is not Java. */
  public static Optional<Parsed> parse(String source) {
    var file =
        new SimpleJavaFileObject(URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var errors = new DiagnosticCollector<JavaFileObject>();
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, errors, List.of(), null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return errors.getDiagnostics().isEmpty()
          ? Optional.of(new Parsed(unit, DocTrees.instance(task)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }
}
