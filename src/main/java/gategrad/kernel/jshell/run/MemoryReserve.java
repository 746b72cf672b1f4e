package gategrad.kernel.jshell.run;

/**
 * A part of the heap that is kept free for the kernel: when cells have filled the rest, it is given
 * back, so that the kernel can answer, and compile the cell that clears up.
 *
 * <p>It is taken only once the heap has grown to half of what it may be, so a session that needs
 * little does not pay for it.
 */
public final class MemoryReserve {
  private static final long LARGEST = 32 << 20;
  private static final int PART = 8;
  private static final double NEARLY_ALL = 0.95;
  private static final long LONG_NANOS = 4_000_000_000L;

  private static final byte[] NOTHING = {};

  private volatile byte[] reserve = NOTHING;
  private volatile long hadRoom = System.nanoTime();

  /** Takes the reserve if it is time and there is room; to be called often while cells run. */
  void watch() {
    var jvm = Runtime.getRuntime();
    long size = Math.min(LARGEST, jvm.maxMemory() / PART);
    long used = jvm.totalMemory() - jvm.freeMemory();
    if (used < jvm.maxMemory() * NEARLY_ALL) {
      hadRoom = System.nanoTime();
    }
    boolean large = jvm.totalMemory() > jvm.maxMemory() / 2;
    if (reserve.length == 0 && large && jvm.maxMemory() - used > 2 * size) {
      take((int) size);
    }
  }

  /** A call begins. */
  void begin() {
    hadRoom = System.nanoTime();
  }

  /**
   * Whether all memory is taken for so long that the JVM must do little else than look for some:
   * its own error may then be minutes away.
   */
  boolean isExhausted() {
    return System.nanoTime() - hadRoom > LONG_NANOS;
  }

  private void take(int size) {
    try {
      reserve = new byte[size];
    } catch (OutOfMemoryError e) {
      release(); // the cell that runs was faster
    }
  }

  /** Gives it back. */
  public void release() {
    reserve = NOTHING;
  }
}
