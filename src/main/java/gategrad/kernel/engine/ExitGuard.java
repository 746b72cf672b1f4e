package gategrad.kernel.engine;

/**
 * What {@code System.exit} means in a cell: an error that explains, not the end of the kernel.
 *
 * <p>Public because the code of cells is made to call it.
 */
public final class ExitGuard {
  private ExitGuard() {}

  /** Thrown where a cell asked to exit. */
  public static final class ExitRequested extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ExitRequested(int status) {
      super(
          "System.exit("
              + status
              + ") would end the kernel and lose all variables, so only this cell was ended; to"
              + " start afresh use Kernel > Restart");
    }
  }

  /** Ends the cell instead of the JVM. */
  public static void exit(int status) {
    throw new ExitRequested(status);
  }
}
