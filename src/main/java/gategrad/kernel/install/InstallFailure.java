package gategrad.kernel.install;

/** The kernel cannot be installed; the message says why and how to fix it. */
public final class InstallFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure with its one line for the user. */
  public InstallFailure(String message) {
    super(message, null, false, false);
  }
}
