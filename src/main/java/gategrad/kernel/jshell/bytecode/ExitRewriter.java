package gategrad.kernel.jshell.bytecode;

import java.util.HashSet;
import java.util.Set;

/**
 * Makes a compiled cell call {@link ExitGuard} where it would call {@code System.exit}, {@code
 * runtime.exit} or {@code runtime.halt}, also by a method reference.
 *
 * <p>The constants that name these methods get the guard as owner. The two of {@code Runtime} are
 * instance methods and the guard's are static ones that take the instance first, so their calls
 * change by one byte each; no instruction moves.
 */
public final class ExitRewriter {
  private static final String GUARD = ExitGuard.class.getName().replace('.', '/');
  private static final String OF_RUNTIME = "(Ljava/lang/Runtime;I)V";
  private static final int INVOKE_VIRTUAL = 0xb6;
  private static final int INVOKE_STATIC = 0xb8;
  private static final int REFERENCE_TO_VIRTUAL = 5;
  private static final int REFERENCE_TO_STATIC = 6;

  private final byte[] bytes;
  private final ConstantPool pool;
  private final Set<Integer> madeStatic = new HashSet<>();
  private boolean changed;

  private ExitRewriter(byte[] bytes) {
    this.bytes = bytes;
    pool = new ConstantPool(bytes);
  }

  /** The class with its calls redirected; the same bytes if there is none. */
  public static byte[] rewrite(byte[] classFile) {
    var rewriter = new ExitRewriter(classFile.clone());
    rewriter.redirect();
    return rewriter.changed ? rewriter.pool.classFile() : classFile;
  }

  private void redirect() {
    for (int i = 1; i < pool.count(); i++) {
      if (pool.is(ConstantPool.METHOD, i)) {
        redirect(i);
      }
    }
    if (!madeStatic.isEmpty()) {
      makeReferencesStatic();
      Instructions.visit(bytes, pool, this::makeStatic);
    }
  }

  private void redirect(int method) {
    String name = pool.method(method);
    switch (name) {
      case "java/lang/System.exit" -> setOwner(method);
      case "java/lang/Runtime.exit", "java/lang/Runtime.halt" -> {
        setOwner(method);
        String simple = name.substring(name.indexOf('.') + 1);
        write(pool.at(method) + 3, pool.addNameAndType(simple, OF_RUNTIME));
        madeStatic.add(method);
      }
      default -> {} // every other method is harmless
    }
  }

  private void setOwner(int method) {
    write(pool.at(method) + 1, pool.addClass(GUARD));
    changed = true;
  }

  /** For {@code runtime::exit}. */
  private void makeReferencesStatic() {
    for (int i = 1; i < pool.count(); i++) {
      if (pool.is(ConstantPool.METHOD_HANDLE, i)) {
        int at = pool.at(i);
        if (bytes[at + 1] == REFERENCE_TO_VIRTUAL && madeStatic.contains(pool.u2(at + 2))) {
          bytes[at + 1] = REFERENCE_TO_STATIC;
        }
      }
    }
  }

  private void makeStatic(int instruction) {
    if ((bytes[instruction] & 0xff) == INVOKE_VIRTUAL
        && madeStatic.contains(pool.u2(instruction + 1))) {
      bytes[instruction] = (byte) INVOKE_STATIC;
    }
  }

  private void write(int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }
}
