package gategrad.kernel.jshell.bytecode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/** Knows which classes of cells rely on a class that JShell has replaced since. */
public final class ClassReferences {
  private static final Pattern WRAPPER = Pattern.compile("REPL/(\\$JShell\\$\\w+)");

  /** JShell adds capital letters to the number of a wrapper class that it replaces. */
  private static final Pattern NUMBER = Pattern.compile("(?:REPL\\.)?(\\$JShell\\$(\\d+)[A-Z]*)");

  /** The wrapper classes that the code of a class mentions, its own included. */
  private final Map<String, Set<String>> mentioned = new ConcurrentHashMap<>();

  /** The newest version of each wrapper, by its number. */
  private final Map<String, String> newest = new ConcurrentHashMap<>();

  /** Takes note of a class that was loaded or redefined. */
  public void note(ClassBytecodes type) {
    mentioned.put(type.name(), new ConstantPool(type.bytecodes()).mentioned(WRAPPER));
    Matcher own = NUMBER.matcher(type.name());
    if (own.lookingAt()) {
      newest.put(own.group(2), own.group(1));
    }
  }

  /** Whether the code of this class relies on one that was replaced. */
  public boolean anyReplaced(String className) {
    return mentioned.getOrDefault(className, Set.of()).stream().anyMatch(this::isReplaced);
  }

  private boolean isReplaced(String wrapper) {
    Matcher matcher = NUMBER.matcher(wrapper);
    Optional<String> current =
        matcher.matches() ? Optional.ofNullable(newest.get(matcher.group(2))) : Optional.empty();
    return current.isPresent() && !current.get().equals(wrapper);
  }
}
