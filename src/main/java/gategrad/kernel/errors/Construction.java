package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import gategrad.kernel.errors.KnownNames.Makers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for a {@code new} of a class that has no constructor for cells. */
final class Construction {
  private static final Pattern NEW = Pattern.compile("\\bnew\\s+(\\w+)\\s*(?:<[^()]*>\\s*)?\\(");

  private Construction() {}

  /** Empty if no {@code new} is around this offset, or its class can be made that way. */
  static Optional<PlainWords> words(String cell, int at, KnownNames names) {
    String source = Masked.literals(cell);
    Optional<String> made = Optional.empty();
    Matcher call = NEW.matcher(source);
    while (call.find() && call.start() <= at) {
      if (isOpen(source, call.end(), at) && !declares(source, call.group(1))) {
        made = Optional.of(call.group(1));
      }
    }
    return made.flatMap(type -> names.makers(type).map(makers -> words(type, makers)));
  }

  /** What is known of a class that this very cell declares is known of its last version. */
  private static boolean declares(String source, String type) {
    return Pattern.compile("\\b(class|record|enum)\\s+" + type + "\\b").matcher(source).find();
  }

  /** Whether the parenthesis that ends before {@code from} is still open at {@code at}. */
  private static boolean isOpen(String source, int from, int at) {
    int depth = 1;
    for (int i = from; i < at && depth > 0; i++) {
      depth += source.charAt(i) == '(' ? 1 : source.charAt(i) == ')' ? -1 : 0;
    }
    return depth > 0;
  }

  private static PlainWords words(String type, Makers makers) {
    return say(type + " cannot be made with new", hint(type, makers.ways(), makers.learners()));
  }

  private static String hint(String type, List<String> ways, boolean learners) {
    if (!ways.isEmpty()) {
      return "write " + String.join(", or ", ways);
    }
    return learners
        ? "its constructors are private: leave out the word private"
        : "its methods are called on the class itself: type " + type + ". and press Tab";
  }
}
