package gategrad.kernel.jshell.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the lambdas of a class mention, each for itself: the body of a lambda is a method, so {@code
 * net.act = v -> v * v} mentions no {@code Net} although the statement around it does.
 *
 * <p>A lambda is an {@code invokedynamic} instruction: its descriptor names what it captures and
 * the interface, its bootstrap method's second argument the body. JVM specification, 4.7.23 and
 * 4.4.10.
 */
final class LambdaReferences {
  private final byte[] bytes;
  private final ConstantPool pool;
  private final Pattern wrapper;
  private final String owner;
  private final Map<String, Set<Integer>> constants = new HashMap<>();
  private final List<int[]> bootstraps = new ArrayList<>();

  /**
   * A lambda of a class.
   *
   * @param types the descriptors of what it captures, in order, and that of its interface
   * @param mentioned the wrapper classes that its code mentions
   */
  record Lambda(List<String> types, Set<String> mentioned) {
    /** Whether the class of an object may be that of this lambda. */
    boolean mayBe(Class<?> hidden) {
      List<String> found =
          Stream.concat(
                  Stream.of(hidden.getDeclaredFields()).map(field -> field.getType()),
                  Stream.of(hidden.getInterfaces()))
              .map(Class::descriptorString)
              .sorted()
              .toList();
      return found.equals(types.stream().sorted().toList());
    }
  }

  private LambdaReferences(byte[] classFile, Pattern wrapper) {
    bytes = classFile;
    pool = new ConstantPool(classFile);
    this.wrapper = wrapper;
    owner = pool.utf8(pool.part(pool.u2(pool.end() + 2), 0));
  }

  /** The lambdas of a class; the first group of the pattern is what counts as mentioned. */
  static List<Lambda> of(byte[] classFile, Pattern wrapper) {
    return new LambdaReferences(classFile, wrapper).lambdas();
  }

  private List<Lambda> lambdas() {
    readBootstraps(Instructions.visitMethods(bytes, pool, this::noteConstant));
    var lambdas = new ArrayList<Lambda>();
    for (int i = 1; i < pool.count(); i++) {
      if (pool.tag(i) == ConstantPool.INVOKE_DYNAMIC && isLambda(bootstraps.get(pool.part(i, 0)))) {
        var mentioned = new TreeSet<String>();
        collect(i, mentioned, new HashSet<>());
        String descriptor = pool.utf8(pool.part(pool.part(i, 1), 1));
        lambdas.add(new Lambda(types(descriptor), mentioned));
      }
    }
    return lambdas;
  }

  private void noteConstant(String method, int at) {
    int code = bytes[at] & 0xff;
    if (code == 0x12) { // ldc
      note(method, bytes[at + 1] & 0xff);
    } else if (code == 0x13
        || code >= 0xb2 && code <= 0xbb // fields, calls, new
        || code == 0xbd // new array
        || code == 0xc0 // cast
        || code == 0xc1 // instanceof
        || code == 0xc5) { // new array of arrays
      note(method, pool.u2(at + 1));
    }
  }

  private void note(String method, int constant) {
    constants.computeIfAbsent(method, m -> new HashSet<>()).add(constant);
  }

  private void readBootstraps(int attributes) {
    int at = attributes + 2;
    for (int i = pool.u2(attributes); i > 0; i--) {
      if (pool.utf8(pool.u2(at)).equals("BootstrapMethods")) {
        readBootstrapMethods(at + 6);
      }
      at += 6 + (pool.u2(at + 2) << 16 | pool.u2(at + 4));
    }
  }

  private void readBootstrapMethods(int start) {
    int at = start + 2;
    for (int i = pool.u2(start); i > 0; i--) {
      var arguments = new int[pool.u2(at + 2)];
      at += 4;
      for (int k = 0; k < arguments.length; k++, at += 2) {
        arguments[k] = pool.u2(at);
      }
      bootstraps.add(arguments);
    }
  }

  private boolean isLambda(int[] arguments) {
    return arguments.length >= 3 && pool.tag(arguments[1]) == ConstantPool.METHOD_HANDLE;
  }

  private void collect(int constant, Set<String> mentioned, Set<String> visited) {
    switch (pool.tag(constant)) {
      case ConstantPool.CLASS, ConstantPool.METHOD_TYPE ->
          note(pool.utf8(pool.part(constant, 0)), mentioned);
      case ConstantPool.NAME_AND_TYPE -> note(pool.utf8(pool.part(constant, 1)), mentioned);
      case ConstantPool.METHOD_HANDLE ->
          collect(pool.u2(pool.at(constant) + 2), mentioned, visited);
      case ConstantPool.DYNAMIC, ConstantPool.INVOKE_DYNAMIC -> {
        collect(pool.part(constant, 1), mentioned, visited);
        for (int argument : bootstraps.get(pool.part(constant, 0))) {
          collect(argument, mentioned, visited);
        }
      }
      case ConstantPool.FIELD, ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD ->
          collectMember(constant, mentioned, visited);
      default -> {} // numbers and texts
    }
  }

  /** The body of a lambda is looked through; any other method may have been edited. */
  private void collectMember(int member, Set<String> mentioned, Set<String> visited) {
    int type = pool.part(member, 1);
    collect(type, mentioned, visited);
    String name = pool.utf8(pool.part(type, 0));
    String method = name + pool.utf8(pool.part(type, 1));
    String declaring = pool.utf8(pool.part(pool.part(member, 0), 0));
    if (!declaring.equals(owner) || !name.startsWith("lambda$")) {
      note(declaring, mentioned);
    } else if (visited.add(method)) {
      for (int constant : constants.getOrDefault(method, Set.of())) {
        collect(constant, mentioned, visited);
      }
    }
  }

  private void note(String text, Set<String> mentioned) {
    wrapper.matcher(text).results().forEach(match -> mentioned.add(match.group(1)));
  }

  /** The types of a descriptor such as {@code (DLNet;)LRule;}, one by one. */
  private static List<String> types(String descriptor) {
    return Pattern.compile("\\[*(?:[BCDFIJSZV]|L[^;]+;)")
        .matcher(descriptor)
        .results()
        .map(match -> match.group())
        .toList();
  }
}
