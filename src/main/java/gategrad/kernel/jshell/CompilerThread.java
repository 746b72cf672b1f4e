package gategrad.kernel.jshell;

import gategrad.kernel.threads.KernelThread;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Gives each piece of work with JShell a thread of its own, one at a time.
 *
 * <p>An interrupt would close the files that the compiler reads, and break it for good; this thread
 * is nobody's to interrupt. It has a deep stack, since the compiler goes one level deeper for each
 * call in a chain. It works for the cell of the thread that asked.
 */
final class CompilerThread {
  private static final long STACK_BYTES = 64L << 20;

  private final ReentrantLock oneAtATime = new ReentrantLock(true);

  /** Does the work and waits for it; what it throws is thrown here. */
  <T> T run(Supplier<T> work) {
    oneAtATime.lock();
    try {
      var task = new FutureTask<T>(work::get);
      KernelThread.daemon("compiler", task, STACK_BYTES).start();
      return result(task);
    } finally {
      oneAtATime.unlock();
    }
  }

  private static <T> T result(FutureTask<T> task) {
    while (true) {
      try {
        return task.get();
      } catch (InterruptedException e) {
        continue; // meant for the learner's code
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      }
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown; // a Supplier throws nothing else
  }
}
