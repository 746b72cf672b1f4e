package gategrad.kernel.errors;

import gategrad.kernel.errors.CellSources.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.UnresolvedReferenceException;

/** An exception that cell code threw, with the learner's own lines and nothing else. */
public final class RuntimeError {
  private static final int SHOWN = 6;
  private static final int SHOWN_OF_OVERFLOW = 3;
  private static final int LONGEST = 2_000;
  private static final Pattern ENUM = Pattern.compile("\\benum\\b");

  private final CellSources sources;
  private final Map<String, String> resets;

  /**
   * Explains with what the engine knows.
   *
   * @param sources where the lines of the cells are found
   * @param resets variables that an edit reset, each with what was changed
   */
  public RuntimeError(CellSources sources, Map<String, String> resets) {
    this.sources = sources;
    this.resets = Map.copyOf(resets);
  }

  /**
   * The text for an exception.
   *
   * @param thrown what JShell reports
   * @param progress which statements had run; empty if there is but one
   */
  public ErrorText explain(EvalException thrown, String progress) {
    var lines = new ArrayList<String>();
    String name = simpleName(thrown.getExceptionClassName());
    String message = message(thrown);
    addException(thrown, "", lines);
    hint(name, message).ifPresent(hint -> lines.add(Style.strong("Hint: ") + hint));
    if (!progress.isEmpty()) {
      lines.add(progress);
    }
    return new ErrorText(name, message, lines);
  }

  /** The text for a call of a method or class whose body uses a name that is not declared yet. */
  public ErrorText explain(UnresolvedReferenceException thrown, JShell shell, String progress) {
    DeclarationSnippet snippet = thrown.getSnippet();
    String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(" and "));
    String message =
        snippet.name() + " cannot run yet: it uses " + missing + ", not declared so far";
    var lines = new ArrayList<String>();
    lines.add(Style.error("UnresolvedReference") + ": " + message);
    addFrames("UnresolvedReference", thrown.getStackTrace(), lines);
    lines.add(
        Style.strong("Hint: ") + "run a cell that declares " + missing + ", then this one again");
    if (!progress.isEmpty()) {
      lines.add(progress);
    }
    return new ErrorText("UnresolvedReference", message, lines);
  }

  /** An exception and its causes in a line each, without their places. */
  public static String summary(Throwable thrown) {
    var lines = new ArrayList<String>();
    for (Throwable t = thrown; t != null && lines.size() < SHOWN; t = t.getCause()) { // or a circle
      String message = t.getMessage() == null ? "" : ": " + plain(t.getMessage());
      lines.add(simpleName(t.getClass().getName()) + message);
    }
    return String.join("\ncaused by ", lines);
  }

  /** A message as a learner can read it; an endless one would fill the page. */
  private static String plain(String message) {
    String text = message == null ? "" : message;
    return text.length() <= LONGEST
        ? JavaNames.plain(text)
        : JavaNames.plain(text.substring(0, LONGEST)) + " ... and more";
  }

  private void addException(EvalException thrown, String before, List<String> lines) {
    String name = simpleName(thrown.getExceptionClassName());
    String message = message(thrown);
    lines.add(before + Style.error(name) + (message.isEmpty() ? "" : ": " + message));
    addFrames(name, thrown.getStackTrace(), lines);
    if (thrown.getCause() instanceof EvalException cause) {
      addException(cause, "caused by ", lines);
    } else if (thrown.getCause() instanceof UnresolvedReferenceException cause) {
      lines.add("caused by " + cause.getMessage());
    }
  }

  private void addFrames(String name, StackTraceElement[] stack, List<String> lines) {
    int limit = name.equals("StackOverflowError") ? SHOWN_OF_OVERFLOW : SHOWN;
    int own = 0;
    int folded = 0;
    boolean any = false;
    boolean wrapped = false;
    for (StackTraceElement frame : stack) {
      if (wrapped) {
        wrapped = false;
        continue;
      }
      wrapped = isWrapper(frame);
      Optional<Line> line = sources.line(frame).filter(l -> isWritten(frame, l));
      if (line.isEmpty()) {
        folded += isHelper(frame) ? 0 : 1;
        continue;
      }
      folded = fold(folded, any, lines);
      any = true;
      if (++own <= limit) {
        lines.add("  at " + Style.place(line.get().place()) + method(frame));
        lines.add("      " + line.get().text().strip());
      }
    }
    if (own > limit) {
      lines.add("  ... and " + (own - limit) + " more calls of your code");
    }
  }

  /** Library frames stand above or between the learner's; one line counts them. */
  private static int fold(int folded, boolean between, List<String> lines) {
    if (folded > 0 && lines.size() < 2 * SHOWN) {
      String calls = folded == 1 ? "1 call" : folded + " calls";
      lines.add(
          "  (" + calls + " inside Java or a library" + (between ? ")" : ", made by your line:)"));
    }
    return 0;
  }

  /** The compiler gives every enum a valueOf, on the line where the enum begins. */
  private static boolean isWritten(StackTraceElement frame, Line line) {
    return !frame.getMethodName().equals("valueOf")
        || !ENUM.matcher(line.text()).find()
        || line.text().contains("valueOf");
  }

  /** Whether the next frame out is the learner's line once more, calling its own expression. */
  private static boolean isWrapper(StackTraceElement frame) {
    return frame.getClassName().endsWith(".CellResult");
  }

  /** Whether the frame is the kernel's own wrapping of an expression, or reflection around it. */
  private static boolean isHelper(StackTraceElement frame) {
    return frame.getClassName().startsWith("gategrad.kernel.engine.")
        || frame.getClassName().startsWith("java.lang.reflect.")
        || frame.getClassName().startsWith("jdk.internal.reflect.");
  }

  private static String method(StackTraceElement frame) {
    String method = frame.getMethodName().replaceAll("^lambda\\$(do_it\\$|(\\w+?))\\$+\\d+$", "$2");
    if (method.isEmpty() || method.equals("<clinit>")) {
      return "";
    }
    String type = simpleName(frame.getClassName());
    if (method.equals("<init>")) {
      return ", in new " + type;
    }
    return ", in " + (type.isEmpty() ? "" : type + ".") + method;
  }

  private static String message(EvalException thrown) {
    if (thrown.getExceptionClassName().equals("java.lang.StackOverflowError")) {
      return "a method calls itself without end";
    }
    return plain(thrown.getMessage())
        .replaceAll(" \\(\\S+ and \\S+ are in .*\\)$", ""); // where classes were loaded
  }

  /** What to do about the commonest exceptions. */
  private Optional<String> hint(String name, String message) {
    for (Map.Entry<String, String> reset : resets.entrySet()) {
      if (name.equals("NullPointerException")
          && message.contains("\"" + reset.getKey() + "\" is null")) {
        String why = reset.getKey() + " was reset when " + reset.getValue();
        return Optional.of(why + "; run the cell that sets it again");
      }
    }
    return ExceptionHint.of(name, message);
  }

  /** The name that the learner wrote: no package, no wrapper class. */
  private static String simpleName(String className) {
    return className.replaceAll("^.*[.$](?=[^.$])", "").replace("$", "");
  }
}
