package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** The words where something is missing or one too many; it takes a look at what stands there. */
final class MissingToken {
  private static final Map<String, String> WORDS =
      Map.of("and", "&&", "or", "||", "not", "!", "then", "{");
  private static final Pattern BASIC_TYPE =
      Pattern.compile(
          "(?s).*\\b(int|double|long|float|boolean|char|byte|short)\\b(\\s*\\[\\s*\\])*");

  /** Words of Java that a semicolon may follow. */
  private static final Set<String> ALONE =
      Set.of("break", "continue", "return", "this", "true", "false", "null");

  private final String line;
  private final String next;
  private final String word;
  private final String before;

  /** An error at this offset of a cell. */
  MissingToken(String source, int at) {
    int place = Math.min(at, source.length());
    int start = source.lastIndexOf('\n', Math.max(0, place - 1)) + 1;
    line = source.substring(start).lines().findFirst().orElse("").strip();
    next = source.substring(place).stripLeading();
    word = next.replaceAll("(?s)^(\\w*).*", "$1");
    before = source.substring(0, place).stripTrailing();
  }

  /** For a compiler that expected something, or found the end. */
  PlainWords words(String code, String first) {
    if (before.matches("(?s).*\\bnew\\s+[\\w.]+") && !first.startsWith("<")) {
      return say("the ( ) of the constructor is missing", "write it behind the class's name");
    } else if (code.equals("premature.eof")) {
      return atTheEnd();
    } else if (code.equals("not.stmt")) {
      return say(
          "this is not a statement",
          line.contains("->")
              ? "between { and } a lambda needs return; or leave the { } and the ; out"
              : "is an =, an operator or a ( ) missing?");
    }
    return expected(first.replace(" expected", "").strip());
  }

  private PlainWords atTheEnd() {
    return say(
        "the cell ends too early", "a closing }, ) or ] is missing; each one opened needs one");
  }

  private PlainWords expected(String what) {
    if (what.contains("<identifier>") || what.contains("'.class'")) {
      return name();
    } else if (what.contains("';'")) {
      return semicolon();
    } else if (what.startsWith("')'")) {
      return say(
          "a ) is missing here",
          "each ( needs one; between two values stands a comma or an operator");
    } else if (what.startsWith("'('")) {
      return say("a ( is missing here", "the condition of an if or a loop stands in ( )");
    } else if (what.startsWith("']'")) {
      return say("a ] is missing here", "an array of three is made by: int[] a = new int[3];");
    } else if (what.startsWith("'}'") || what.startsWith("'{'")) {
      return say("a " + what.charAt(1) + " is missing here", "each { needs a }");
    }
    return say("here Java expects " + what);
  }

  private PlainWords name() {
    if (SourceVersion.isKeyword(word)) {
      return say(word + " is a word of Java itself", "choose another name");
    } else if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
      return say("a name cannot begin with a digit", "begin it with a letter: x2 instead of 2x");
    }
    return say("a name is missing here", "a type is followed by a name, as in: int n = 3;");
  }

  private PlainWords semicolon() {
    if (next.startsWith(")") || next.startsWith("]")) {
      return tooMany();
    } else if (isTakenForAName()) {
      return name();
    } else if (WORDS.containsKey(word)) {
      return say("Java has no word '" + word + "'", "&& means and, || means or, ! means not");
    } else if (next.startsWith(",") && before.matches("(?s).*\\breturn\\b[^;{}]*")) {
      return say(
          "return gives one value back, here are several",
          "put them into an array: return new double[] {first, second};");
    }
    return say(
        "a semicolon is missing here",
        line.startsWith("for")
            ? "the three parts of for ( ; ; ) are separated by ;"
            : "end the statement with ;");
  }

  /** A word of Java, a number or nothing where a type has been and a name must follow. */
  private boolean isTakenForAName() {
    boolean set = next.substring(word.length()).matches("(?s)\\s*(=[^=]|[;,]).*");
    boolean digit = !word.isEmpty() && Character.isDigit(word.charAt(0));
    return BASIC_TYPE.matcher(before).matches()
        || set && SourceVersion.isKeyword(word) && !ALONE.contains(word)
        || set && digit && word.matches("\\d+[A-Za-z_]\\w*");
  }

  private PlainWords tooMany() {
    return say(
        "there is one " + next.charAt(0) + " too many, or its partner is missing",
        "each one opened before needs exactly one");
  }

  /** For something that stands where nothing like it may stand. */
  PlainWords unexpected() {
    if (next.startsWith("}") || next.startsWith(")") && !before.matches("(?s).*[-+*/%=<>&|,(]")) {
      return tooMany();
    } else if (next.startsWith(">") && before.endsWith("=")) {
      return say("Java did not expect this here", "a lambda is written with ->");
    } else if (next.matches("(?s)%%?\\p{Alpha}.*")) {
      return say(
          "Java did not expect this here", "a magic has a line of its own, outside of ( ) and { }");
    } else if (word.equals("package")) {
      return say("a cell has no package", "leave this line out; imports are fine");
    }
    return say(
        "Java did not expect this here",
        "look just before it: a missing value, a missing ) or } or one too many");
  }
}
