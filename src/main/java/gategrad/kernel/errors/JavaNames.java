package gategrad.kernel.errors;

import java.util.regex.Pattern;

/** Java's names as a learner writes them. */
public final class JavaNames {
  /** JShell puts what a cell declares into a numbered class, which may show in messages. */
  private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$[0-9A-Z_]+[.$]");

  private static final Pattern PACKAGE =
      Pattern.compile(
          "\\b(?:java\\.(?:lang|util|util\\.function|io)|gategrad(?:\\.[a-z]+)*)\\.(?=[A-Z])");

  private JavaNames() {}

  /** The text without wrapper classes and well-known packages. */
  public static String plain(String text) {
    String unwrapped = WRAPPER.matcher(text).replaceAll("");
    return PACKAGE.matcher(unwrapped).replaceAll("");
  }

  /** A type with its article. */
  static String one(String type) {
    return (type.matches("(?i)[aeiou].*") ? "an " : "a ") + type;
  }
}
