package gategrad.kernel.jshell;

import gategrad.kernel.threads.KernelThread;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Gives each piece of work with JShell a thread of its own, one at a time.
 *
 * <p>An interrupt would close the files that the compiler reads, and break it for good; this thread
 * is nobody's to interrupt. It has a deep stack, since the compiler goes one level deeper for each
 * call in a chain. It works for the cell of the thread that asked.
 */
final class CompilerThread {
  private static final long STACK_BYTES = 32L << 20;
  private static final long WATCH_MILLIS = 100;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int JDK_WITHOUT_STOP = 20;

  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private final BooleanSupplier isUnwanted;

  /**
   * Threads that are left behind if they go on for five seconds while this says that nobody wants
   * what they do.
   */
  CompilerThread(BooleanSupplier isUnwanted) {
    this.isUnwanted = isUnwanted;
  }

  /** The work was left behind; whatever it works with is not to be used again. */
  static final class LeftBehind extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeftBehind() {
      super("the compiler did not end");
    }
  }

  /**
   * Does the work and waits for it; what it throws is thrown here.
   *
   * @throws LeftBehind if nobody wants it any more and it does not end
   */
  <T> T run(Supplier<T> work) {
    oneAtATime.lock();
    try {
      var task = new FutureTask<T>(work::get);
      Thread thread = KernelThread.daemon("compiler", task, STACK_BYTES);
      thread.start();
      return result(task, thread);
    } finally {
      oneAtATime.unlock();
    }
  }

  private <T> T result(FutureTask<T> task, Thread thread) {
    long wanted = System.nanoTime();
    while (System.nanoTime() - wanted < PATIENCE_NANOS) {
      try {
        return task.get(WATCH_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        wanted = isUnwanted.getAsBoolean() ? wanted : System.nanoTime();
      } catch (InterruptedException e) {
        continue; // meant for the learner's code
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      }
    }
    stop(thread);
    throw new LeftBehind();
  }

  @SuppressWarnings("deprecation") // what it works with is not used again
  private static void stop(Thread thread) {
    if (Runtime.version().feature() < JDK_WITHOUT_STOP) {
      thread.stop();
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown; // a Supplier throws nothing else
  }
}
