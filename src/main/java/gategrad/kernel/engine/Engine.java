package gategrad.kernel.engine;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs the cells of one session, one at a time, in this JVM.
 *
 * <p>{@link #run} blocks and is called from one thread; {@link #interrupt} may be called from any
 * other. It ends the learner's code and nothing else: what the engine itself does is done whole.
 * What cells print goes to {@code System.out} and {@code System.err} of this JVM, which the
 * protocol replaces.
 */
public interface Engine extends AutoCloseable {

  /** Begins a request: an interrupt that came before is forgotten. */
  void ready();

  /** Runs all statements of a cell; never throws for a mistake in the cell. */
  Outcome run(Cell cell);

  /** Evaluates one expression for {@code user_expressions}; no cell number, no history. */
  Outcome evaluate(String expression);

  /** Does what the first cell would wait for; leaves no trace. */
  void warmUp();

  /**
   * Ends the learner's code that runs, soon, state kept; until {@link #ready} no other begins.
   * Returns at once.
   */
  void interrupt();

  /**
   * Runs code that may be the learner's, such as a toString or a handler, where an interrupt
   * reaches it. What it throws is thrown here.
   *
   * @return what it gives; empty if an interrupt ended it, see {@link #interruption}
   */
  <T> Optional<T> call(Supplier<T> code);

  /** How a request ends that was interrupted, with what nothing could stop. */
  Outcome.Failed interruption();

  /** What could stand at the cursor (a character offset). */
  Completion complete(String source, int cursor);

  /** What is known of the name or call at the cursor: signature and Javadoc. */
  Optional<Documentation> inspect(String source, int cursor);

  /** Whether a front end should run this text or ask for another line. */
  Completeness isComplete(String source);

  /** Lets cells use a jar or a folder of classes. */
  void addToClassPath(List<Path> entries);

  /** Where cells find a resource such as {@code org/some/Name.class}; empty if nowhere. */
  Optional<URL> resource(String name);

  /** Whether this jar is on the kernel's own class path, so that no cell can replace it. */
  boolean isItsOwn(String jar);

  /** The learner's variables, oldest first. */
  List<Variable> variables();

  /** The imports in force, as written. */
  List<String> imports();

  /** What went wrong while the engine started, a line each for the learner. */
  List<String> problems();

  /** Sets variables to null or 0; the result are those that do not exist. */
  List<String> clear(List<String> names);

  /** Forgets everything the cells declared; start-up imports are there again. */
  void reset();

  @Override
  void close();

  /**
   * The text of a cell.
   *
   * @param number the number in {@code In [number]}; errors name it
   * @param source Java only, magics are already gone (replaced by blank lines, so lines still
   *     count)
   */
  record Cell(int number, String source) {}

  /** How a cell ended. {@code notices} are lines for the learner, such as "net was reset: ...". */
  sealed interface Outcome {
    /** Lines for the learner beside the result; mostly empty. */
    List<String> notices();

    /** The same with more lines for the learner. */
    default Outcome and(List<String> more) {
      if (more.isEmpty()) {
        return this;
      }
      List<String> all = Stream.concat(notices().stream(), more.stream()).toList();
      return this instanceof Failed failed
          ? new Failed(failed.name(), failed.message(), failed.traceback(), all)
          : this instanceof Shown shown ? new Shown(shown.value(), all) : new Done(all);
    }

    /** It ran, and its last statement has nothing to show. */
    record Done(List<String> notices) implements Outcome {}

    /** It ran, and its last statement is an expression with this value, which may be null. */
    record Shown(Object value, List<String> notices) implements Outcome {}

    /** It failed or was interrupted; the three fields are Jupyter's. */
    record Failed(String name, String message, List<String> traceback, List<String> notices)
        implements Outcome {}
  }

  /** Proposals that replace {@code start} to {@code end} of the text. */
  record Completion(List<Proposal> proposals, int start, int end) {}

  /** One proposal; {@code type} is Jupyter's: function, class, instance, keyword, module ... */
  record Proposal(String text, String type, String signature) {}

  /** Signature and Javadoc as plain text and as HTML. */
  record Documentation(String text, String html) {}

  /** Jupyter's is_complete: status is complete, incomplete, invalid or unknown. */
  record Completeness(String status, String indent) {}

  /** A variable of the learner; its value may be null. */
  record Variable(String type, String name, Object value) {}
}
