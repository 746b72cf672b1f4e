package gategrad.kernel.errors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java's names as a learner writes them. */
public final class JavaNames {
  /** JShell puts what a cell declares into a numbered class, which may show in messages. */
  private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$[0-9A-Z_]+[.$]");

  /**
   * An object of such a class as {@code Object.toString} has it: the class, and behind it an at.
   */
  private static final Pattern OBJECT =
      Pattern.compile("REPL\\.\\$JShell\\$[0-9A-Z_]+\\$([\\w$./]+)(?=@)");

  private static final Pattern PACKAGE =
      Pattern.compile(
          "\\b(?:java\\.(?:lang|util|util\\.function|io)|gategrad(?:\\.[a-z]+)*)\\.(?=[A-Z])");

  private JavaNames() {}

  /** The text without wrapper classes and well-known packages. */
  public static String plain(String text) {
    String unwrapped = WRAPPER.matcher(text).replaceAll("");
    return PACKAGE.matcher(unwrapped).replaceAll("");
  }

  /**
   * The text of an object, with classes of cells as the learner named them: {@code Net@1b2c} for
   * {@code REPL.$JShell$8$Net@1b2c}.
   */
  public static String ofObject(String text) {
    String named =
        OBJECT
            .matcher(text)
            .replaceAll(object -> Matcher.quoteReplacement(ofClass(object.group(1))));
    return WRAPPER.matcher(named).replaceAll("");
  }

  private static String ofClass(String nested) {
    if (nested.contains("$Lambda")) {
      return "lambda";
    }
    return nested.matches("(.*\\$)?\\d+")
        ? "nameless class"
        : nested.replaceAll("(^|\\$)\\d+", "$1").replace('$', '.');
  }

  /** A type with its article. */
  static String one(String type) {
    return (type.matches("(?i)[aeiou].*") ? "an " : "a ") + type;
  }
}
