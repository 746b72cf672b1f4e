package gategrad.kernel.threads;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Makes threads of the kernel.
 *
 * <p>A thread joins the group of whoever makes it, and that may be a cell's, which ends with the
 * cell: so these join the group above all others.
 */
public final class KernelThread {
  private KernelThread() {}

  /** A daemon, not started. */
  public static Thread daemon(String name, Runnable work) {
    return daemon(name, work, 0);
  }

  /** A daemon with a stack of this size, not started; 0 leaves it to the JVM. */
  public static Thread daemon(String name, Runnable work, long stackBytes) {
    var thread = new Thread(topGroup(), work, name, stackBytes);
    thread.setDaemon(true);
    return thread;
  }

  /** A timer with one thread, made when first needed. */
  public static ScheduledExecutorService timer(String name) {
    return new ScheduledThreadPoolExecutor(1, task -> daemon(name, task));
  }

  /** The group above all others. */
  public static ThreadGroup topGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
