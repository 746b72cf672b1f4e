package gategrad.kernel.jshell.bytecode;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/**
 * Knows which classes of cells the code of others mentions, and which of those JShell has replaced
 * since.
 */
public final class ClassReferences {
  private static final Pattern WRAPPER = Pattern.compile("REPL/(\\$JShell\\$\\w+)");

  /** JShell adds capital letters to the number of a wrapper class that it replaces. */
  private static final Pattern NUMBER = Pattern.compile("(?:REPL\\.)?(\\$JShell\\$(\\d+)[A-Z]*)");

  /** The wrapper classes that the code of a class mentions, its own included. */
  private final Map<String, Set<String>> mentioned = new ConcurrentHashMap<>();

  /** What the code mentioned before it was redefined in the running edit: lambdas still run it. */
  private final Map<String, Set<String>> mentionedBefore = new ConcurrentHashMap<>();

  /** The newest version of each wrapper, by its number. */
  private final Map<String, String> newest = new ConcurrentHashMap<>();

  /** The numbers of wrappers that the code of another one mentions. */
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /** Takes note of a class that was loaded or redefined. */
  public void note(ClassBytecodes type) {
    Set<String> wrappers = new ConstantPool(type.bytecodes()).mentioned(WRAPPER);
    Set<String> before = mentioned.put(type.name(), wrappers);
    if (before != null) {
      mentionedBefore.merge(type.name(), before, ClassReferences::both);
    }
    isNewest(type.name());
    Optional<String> own = number(type.name());
    for (String wrapper : wrappers) {
      number(wrapper).filter(number -> !own.equals(Optional.of(number))).ifPresent(used::add);
    }
  }

  /** Takes note that this class, or one in the same wrapper, is what its name means now. */
  public void isNewest(String className) {
    Matcher matcher = NUMBER.matcher(className);
    if (matcher.lookingAt()) {
      newest.put(matcher.group(2), matcher.group(1));
    }
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** To be called when an edit is over: all lambdas that it met are moved or told of. */
  public void endEdit() {
    mentionedBefore.clear();
  }

  /** Whether the code of this class relies on one that was replaced. */
  public boolean anyReplaced(String className) {
    return isAnyReplaced(mentioned, className) || isAnyReplaced(mentionedBefore, className);
  }

  private boolean isAnyReplaced(Map<String, Set<String>> wrappers, String className) {
    return wrappers.getOrDefault(className, Set.of()).stream().anyMatch(this::isReplaced);
  }

  private boolean isReplaced(String wrapper) {
    Optional<String> current = number(wrapper).map(newest::get);
    return current.isPresent() && !current.get().equals(wrapper);
  }

  /** Whether any code outside the cell statement that declared this class mentions it. */
  public boolean isUsed(String className) {
    return number(className).filter(used::contains).isPresent();
  }

  /** Whether two classes come from the same statement of a cell, in whichever version. */
  public static boolean isSameStatement(String className, String other) {
    Optional<String> number = number(className);
    return number.isPresent() && number.equals(number(other));
  }

  private static Optional<String> number(String name) {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.lookingAt() ? Optional.of(matcher.group(2)) : Optional.empty();
  }
}
