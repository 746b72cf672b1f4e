package gategrad.kernel;

/**
 * Ends the kernel when the program that started it is gone, as ipykernel does: a Jupyter that was
 * killed can shut nothing down, and nobody else knows the kernel.
 */
final class ParentWatch {
  /** Jupyter says in it that the kernel is its own. */
  private static final String VARIABLE = "JPY_PARENT_PID";

  private ParentWatch() {}

  /** Without effect where the variable is not set, or names another than our parent. */
  static void start() {
    String owner = System.getenv().getOrDefault(VARIABLE, "");
    ProcessHandle.current()
        .parent()
        .filter(parent -> owner.equals(Long.toString(parent.pid())))
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
  }
}
