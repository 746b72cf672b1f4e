package gategrad.kernel.jshell.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.function.BooleanSupplier;

/**
 * What the code of cells calls at the start of a method and at each turn of a loop, on JDKs that
 * cannot stop a thread (20 and later).
 *
 * <p>JShell weaves the calls in and has a class of its own for them, which reads a volatile field;
 * that makes a loop three times slower that the JVM would otherwise turn into vector instructions.
 * {@code CellLoader} loads a copy of this class in its place and under its name. Here the check is
 * a constant handle that does nothing, so nothing of it is left in compiled code; when the handle
 * gets another target, the JVM drops the code that relied on the old one, and a loop goes on where
 * it was with a check that throws.
 */
public final class StopCheck {
  /** The name of JShell's class. */
  public static final String NAME = "REPL.$Cancel$";

  private static final MethodHandle GO_ON = MethodHandles.empty(MethodType.methodType(void.class));
  private static final MutableCallSite SITE = new MutableCallSite(GO_ON);
  private static final MethodHandle CHECK = SITE.dynamicInvoker();

  private StopCheck() {}

  /** Does nothing, or ends the thread if its code shall stop. */
  public static void stopCheck() throws Throwable {
    CHECK.invokeExact();
  }

  /** Ends each thread that calls {@link #stopCheck} and for which this answers yes. */
  public static void stop(BooleanSupplier endsHere) throws ReflectiveOperationException {
    MethodHandle end =
        MethodHandles.lookup()
            .findStatic(
                StopCheck.class,
                "endThread",
                MethodType.methodType(void.class, BooleanSupplier.class));
    setCheck(MethodHandles.insertArguments(end, 0, endsHere));
  }

  /** Lets all threads go on. */
  public static void goOn() {
    setCheck(GO_ON);
  }

  private static void setCheck(MethodHandle check) {
    SITE.setTarget(check);
    MutableCallSite.syncAll(new MutableCallSite[] {SITE});
  }

  /** With the error that the engine takes for the end of a stopped thread. */
  private static void endThread(BooleanSupplier endsHere) {
    if (endsHere.getAsBoolean()) {
      throw new ThreadDeath();
    }
  }

  /** The class file of the copy. */
  public static byte[] copy() {
    try (InputStream file = StopCheck.class.getResourceAsStream("StopCheck.class")) {
      return Renaming.of(file.readAllBytes(), StopCheck.class.getName(), NAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
