package gategrad.kernel.jshell.bytecode;

/**
 * What {@code System.exit} and its kin mean in a cell: an error that explains, not the end of the
 * kernel.
 *
 * <p>Public because the code of cells is made to call it.
 */
public final class ExitGuard {
  private ExitGuard() {}

  /** Thrown where a cell asked to exit. */
  public static final class ExitRequested extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ExitRequested(String call) {
      super(
          call
              + " would end the kernel and lose all variables, so only this cell was ended; to"
              + " start afresh use Kernel > Restart");
    }
  }

  /** Ends the cell where it calls {@code System.exit}. */
  public static void exit(int status) {
    throw new ExitRequested("System.exit(" + status + ")");
  }

  /** Ends the cell where it calls {@code runtime.exit}. */
  public static void exit(Runtime runtime, int status) {
    throw new ExitRequested("Runtime.exit(" + status + ")");
  }

  /** Ends the cell where it calls {@code runtime.halt}. */
  public static void halt(Runtime runtime, int status) {
    throw new ExitRequested("Runtime.halt(" + status + ")");
  }
}
