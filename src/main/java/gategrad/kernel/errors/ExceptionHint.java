package gategrad.kernel.errors;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about the commonest exceptions. */
final class ExceptionHint {
  private static final Pattern INDEX =
      Pattern.compile("(?i)index:? (-?\\d+),? (?:out of bounds for )?length:? (\\d+)");

  private static final Pattern NO_CONSTANT = Pattern.compile("No enum constant (\\S+)\\.\\w+");

  private ExceptionHint() {}

  /** The hint for an exception of this simple name. */
  static Optional<String> of(String name, String message) {
    return Optional.ofNullable(
        switch (name) {
          case "StackOverflowError" ->
              "a method that calls itself needs a case in which it does not";
          case "OutOfMemoryError" ->
              "let go of large objects (set their variables to null) or restart the kernel";
          case "ArrayIndexOutOfBoundsException",
              "IndexOutOfBoundsException",
              "StringIndexOutOfBoundsException" ->
              index(message);
          case "NegativeArraySizeException" -> "an array has a size of 0 or more";
          case "ClassCastException" ->
              "a cast does not convert; test first: if (x instanceof Integer i) ...";
          case "NumberFormatException" ->
              "the text must be a number and nothing else; strip() takes spaces away";
          case "ArithmeticException" ->
              message.equals("/ by zero")
                  ? "whole numbers cannot be divided by 0; test the divisor before"
                  : null;
          case "ConcurrentModificationException" ->
              "a loop must not add to or remove from what it goes through; removeIf does";
          case "UnsupportedOperationException" ->
              message.isEmpty()
                  ? "what List.of, Map.of and toList give cannot change; new ArrayList<>(list) can"
                  : null;
          case "IllegalArgumentException" -> enumConstant(message);
          case "NoSuchElementException" -> "nothing is left to take; test before, by hasNext()";
          case "NoSuchFileException", "FileNotFoundException" ->
              "names of files begin in " + Path.of("").toAbsolutePath();
          default -> null;
        });
  }

  private static String index(String message) {
    Matcher found = INDEX.matcher(message);
    if (!found.find()) {
      return "counting begins at 0, and the last index is the length minus 1";
    }
    int length = Integer.parseInt(found.group(2));
    return switch (length) {
      case 0 -> "it is empty, so it has no index at all";
      case 1 -> "it has one element, whose index is 0";
      default -> "counting begins at 0, so the last index is " + (length - 1);
    };
  }

  private static String enumConstant(String message) {
    Matcher found = NO_CONSTANT.matcher(message);
    return found.matches()
        ? found.group(1) + ".values() has them all; upper and lower case count"
        : null;
  }
}
