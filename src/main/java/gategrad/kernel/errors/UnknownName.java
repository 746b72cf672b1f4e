package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import gategrad.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for a name that Java does not know at a place of a cell. */
final class UnknownName {
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (\\w+)");
  private static final Pattern NO_PACKAGE = Pattern.compile("package ([\\w.]+) does not exist");
  private static final Pattern PRIVATE = Pattern.compile("(\\w+)\\S* has private access in (.+)");

  /** What other languages, or other classes, call by another of these names. */
  private static final List<Set<String>> SAME_MEANING =
      List.of(
          Set.of("size", "length", "count", "len"),
          Set.of("add", "plus", "append", "push"),
          Set.of("sub", "minus", "subtract"),
          Set.of("mul", "times", "multiply"),
          Set.of("div", "divide"),
          Set.of("matmul", "dot"),
          Set.of("contains", "includes", "has"),
          Set.of("remove", "delete"),
          Set.of("toUpperCase", "upper"),
          Set.of("toLowerCase", "lower"));

  /** Where a name may live that was written without what stands before it. */
  private static final List<String> OWNERS = List.of("System.out.", "Math.", "Arrays.");

  private final String source;
  private final int at;
  private final KnownNames names;

  UnknownName(String source, int at, KnownNames names) {
    this.source = source;
    this.at = at;
    this.names = names;
  }

  /** For a compiler that cannot find a symbol. */
  PlainWords symbol(String text) {
    Matcher symbol = SYMBOL.matcher(text);
    if (!symbol.find()) {
      return say(text.lines().findFirst().orElse(""));
    }
    String kind = symbol.group(1);
    String name = symbol.group(2);
    if (names.failed(name)) {
      return say(
          "there is no class " + name + ", because the cell that declares it did not compile",
          "mend that cell and run it, then run this one again");
    }
    Optional<String> waits = kind.equals("class") ? names.waitsFor(name) : Optional.empty();
    if (waits.isPresent()) {
      return say(
          name + " cannot be used yet: it waits for " + waits.get(),
          "run a cell that declares " + waits.get());
    }
    int from = Math.max(at, source.indexOf(name, at));
    String before = source.substring(0, from);
    List<String> known = names.after(before);
    Optional<PlainWords> newer =
        kind.equals("method") && !known.contains(name) ? NewerJava.method(name) : Optional.empty();
    if (newer.isPresent()) {
      return newer.get();
    }
    String hint =
        known.contains(name)
            ? otherKind(kind, name)
            : OtherLanguages.name(name)
                .map(java -> "Java writes " + java)
                .or(() -> meant(before, name, known).map(near -> "did you mean " + near + "?"))
                .orElseGet(() -> before.endsWith(".") ? look() : declare(kind, name, from));
    return say("there is no " + kind + " " + name + " here", hint);
  }

  private Optional<String> meant(String before, String name, List<String> known) {
    return Nearest.one(name, known)
        .or(() -> sameMeaning(name, known))
        .or(() -> through(before, name, known));
  }

  private static String otherKind(String kind, String name) {
    if (!kind.equals("variable")) {
      return name + " is not a method: leave out the ( )";
    }
    return isClass(name)
        ? name + " is a class: new " + name + "( ) makes an object of it"
        : name + " is a method: write " + name + "( )";
  }

  private static boolean isClass(String name) {
    return Character.isUpperCase(name.charAt(0));
  }

  private static Optional<String> sameMeaning(String name, List<String> known) {
    return SAME_MEANING.stream()
        .filter(words -> words.contains(name))
        .flatMap(Set::stream)
        .filter(known::contains)
        .findFirst()
        .or(() -> accessor(name).filter(known::contains));
  }

  /** Of {@code getX} the {@code x} by which a record is read. */
  private static Optional<String> accessor(String name) {
    return name.matches("get[A-Z]\\w*")
        ? Optional.of(Character.toLowerCase(name.charAt(3)) + name.substring(4))
        : Optional.empty();
  }

  /** One step further: {@code Math.sqrt} for sqrt, {@code stream().map} for a list's map. */
  private Optional<String> through(String before, String name, List<String> known) {
    if (before.endsWith(".")) {
      return known.contains("stream") && names.after(before + "stream().").contains(name)
          ? Optional.of("stream()." + name)
          : Optional.empty();
    }
    return OWNERS.stream()
        .filter(owner -> names.after(before + owner).contains(name))
        .findFirst()
        .map(owner -> owner + name);
  }

  private static String look() {
    return "type the dot and press Tab to see what there is";
  }

  private String declare(String kind, String name, int from) {
    if (kind.equals("class")) {
      List<String> found = names.imports(name);
      return found.isEmpty()
          ? "declare it in a cell and run that cell first, or import it"
          : "write import " + String.join("; or import ", found) + ";";
    }
    boolean set = source.substring(from + name.length()).matches("(?s)\\s*=[^=].*");
    return set && kind.equals("variable")
        ? "the first time, write its type: double " + name + " = ..."
        : "declare it in a cell and run that cell first";
  }

  /** For {@code Sytem.out} the compiler takes the unknown name for a package. */
  PlainWords packageName(String first) {
    Matcher matcher = NO_PACKAGE.matcher(first);
    if (!matcher.find() || matcher.group(1).contains(".")) {
      return say(first, "is it spelt right, and is its jar on the class path?");
    }
    String name = matcher.group(1);
    return new PlainWords(
        "there is no variable, class or package " + name + " here",
        Nearest.one(name, names.after(source.substring(0, at)))
            .map(near -> "did you mean " + near + "?"));
  }

  /** For a private member. */
  PlainWords isPrivate(String first) {
    Matcher matcher = PRIVATE.matcher(first);
    if (!matcher.find()) {
      return say(first);
    }
    String name = matcher.group(1);
    String type = matcher.group(2);
    int dot = source.indexOf("." + name, at);
    List<String> known = dot >= 0 ? names.after(source.substring(0, dot + 1)) : List.of();
    boolean sets =
        dot >= 0
            && source
                .substring(dot + 1 + name.length())
                .matches("(?s)\\s*([-+*/%]?=[^=]|\\+\\+|--).*");
    return say(
        name + " is private: only " + type + " itself can use it", hint(name, type, known, sets));
  }

  private String hint(String name, String type, List<String> known, boolean sets) {
    String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    String read = known.contains(name) ? "read it by " + name + "( )" : "";
    if (sets && known.contains(setter)) {
      return "set it by " + setter + "( )" + (read.isEmpty() ? "" : ", and " + read);
    } else if (read.isEmpty()) {
      return "call a method of " + type + " that does what you need";
    } else if (!sets) {
      return read;
    }
    return names.abilities(type).record()
        ? read + "; what a record holds cannot be changed, so make a new one"
        : read + "; nothing outside of " + type + " can set it";
  }
}
