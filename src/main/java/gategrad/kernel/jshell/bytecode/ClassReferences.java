package gategrad.kernel.jshell.bytecode;

import gategrad.kernel.jshell.bytecode.LambdaReferences.Lambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/**
 * Knows which classes of cells the code of others mentions, and which of those JShell has replaced
 * since.
 */
public final class ClassReferences {
  private static final Pattern WRAPPER = Pattern.compile("REPL/(\\$JShell\\$\\w+)");

  /** JShell adds capital letters to the number of a wrapper class that it replaces. */
  private static final Pattern NUMBER = Pattern.compile("(?:REPL\\.)?(\\$JShell\\$(\\d+)[A-Z]*)");

  /** What the newest code of each class mentions. */
  private final Map<String, Code> newestCode = new ConcurrentHashMap<>();

  /** What code mentioned before it was redefined in the running edit: lambdas still run it. */
  private final Map<String, List<Code>> codeBefore = new ConcurrentHashMap<>();

  /** The newest version of each wrapper, by its number. */
  private final Map<String, String> newest = new ConcurrentHashMap<>();

  /** The numbers of wrappers that the code of another one mentions. */
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /**
   * What the code of a class mentions.
   *
   * @param wrappers wrapper classes, its own included
   * @param lambdas the same for each of its lambdas
   */
  private record Code(Set<String> wrappers, List<Lambda> lambdas) {}

  /** Takes note of a class that was loaded or redefined. */
  public void note(ClassBytecodes type) {
    Set<String> wrappers = new ConstantPool(type.bytecodes()).mentioned(WRAPPER);
    var code = new Code(wrappers, LambdaReferences.of(type.bytecodes(), WRAPPER));
    Code before = newestCode.put(type.name(), code);
    if (before != null) {
      codeBefore.computeIfAbsent(type.name(), name -> new ArrayList<>()).add(before);
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

  /** To be called when an edit is over: all lambdas that it met are moved or told of. */
  public void endEdit() {
    codeBefore.clear();
  }

  /** Whether a class without a name, such as that of a lambda, relies on one that was replaced. */
  public boolean reliesOnReplaced(Class<?> type) {
    String host = type.getName().replaceFirst("\\$\\$Lambda.*", "");
    Stream<Code> versions =
        Stream.concat(
            Stream.ofNullable(newestCode.get(host)),
            codeBefore.getOrDefault(host, List.of()).stream());
    return versions.anyMatch(code -> mentioned(code, type).anyMatch(this::isReplaced));
  }

  /** What a lambda mentions; all that its class does where it cannot be told from others. */
  private static Stream<String> mentioned(Code code, Class<?> type) {
    List<Lambda> lambdas = code.lambdas.stream().filter(lambda -> lambda.mayBe(type)).toList();
    return type.isHidden() && !lambdas.isEmpty()
        ? lambdas.stream().flatMap(lambda -> lambda.mentioned().stream())
        : code.wrappers.stream();
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
