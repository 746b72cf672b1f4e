package gategrad.kernel.jshell;

import gategrad.kernel.source.Problem;
import gategrad.kernel.source.Statement;
import gategrad.kernel.source.TypeHeader;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that no type of a cell can have, because JShell writes them, as they are, into the class
 * around each statement: after a {@code class Object} no cell compiles any more.
 *
 * <p>Found by declaring each public type name of java.lang, and the names that wrappers and our
 * checks begin with, on JDKs 17 and 25; what breaks one of them is refused on all.
 */
final class ReservedTypes {
  private static final Set<String> NAMES =
      Set.of("Object", "Throwable", "SuppressWarnings", "java", "gategrad");

  private ReservedTypes() {}

  /** Whether a type of this name would break every cell. */
  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** What to say of a statement that declares such a type. */
  static Optional<Problem> in(Statement statement) {
    return TypeHeader.of(statement.text())
        .map(TypeHeader::name)
        .filter(ReservedTypes::has)
        .map(name -> problem(statement, name));
  }

  private static Problem problem(Statement statement, String name) {
    Matcher found = Pattern.compile("\\b" + name + "\\b").matcher(statement.text());
    int at = statement.start() + (found.find() ? found.start() : 0);
    String message = name + " is a name that Java itself needs in every cell";
    return new Problem("type.name.reserved", message, at, at, at + name.length());
  }
}
