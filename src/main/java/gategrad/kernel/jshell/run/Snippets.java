package gategrad.kernel.jshell.run;

import java.io.File;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Gives JShell its snippets so that the ten thousandth costs no more than the first.
 *
 * <p>JShell keeps all classes it has compiled and shows them to the compiler each time. So what
 * declares nothing is given to it as the initialiser of one hidden variable: to JShell always the
 * same class, while {@link CellExecution} loads every one under a name of its own.
 */
public final class Snippets {
  private static final String HIDDEN = "java.lang.Void $cell = ";
  private static final int RENEW_AFTER = 500;

  private final JShell shell;
  private final CellExecution execution;
  private int count;

  public Snippets(JShell shell, CellExecution execution) {
    this.shell = shell;
    this.execution = execution;
  }

  /**
   * What ran without declaring anything.
   *
   * @param event how it ended
   * @param className the class that ran
   * @param linesBefore how many lines of that class come before the first of the code
   */
  public record Evaluated(SnippetEvent event, String className, int linesBefore) {}

  /** Evaluates a snippet; what it declares stays. */
  public List<SnippetEvent> declare(String source) {
    renewCompilers();
    execution.forget();
    return shell.eval(source);
  }

  /** Evaluates an expression that declares nothing; empty if it does not compile. */
  public Optional<Evaluated> evaluate(String expression) {
    renewCompilers();
    execution.forget();
    SnippetEvent event =
        execution.underFreshName(() -> shell.eval(HIDDEN + expression + ";")).get(0);
    if (event.status() == Status.REJECTED) {
      return Optional.empty();
    }
    shell.drop(event.snippet());
    SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(event.snippet());
    String before =
        wrapper.wrapped().substring(0, wrapper.sourceToWrappedPosition(HIDDEN.length()));
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    return Optional.of(new Evaluated(event, execution.freshName(), lines));
  }

  /**
   * JShell's compilers keep the syntax tree of every snippet with a call inside a call. A new class
   * path makes it use new ones, even if it names nothing new.
   */
  private void renewCompilers() {
    if (++count % RENEW_AFTER == 0) {
      shell.addToClasspath(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
    }
  }
}
