package gategrad.kernel.jshell.run;

import gategrad.kernel.errors.RuntimeError;
import gategrad.kernel.threads.KernelThread;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * One call into the learner's code, on a thread of its own.
 *
 * <p>It is the group of that thread and of all that it starts, so that {@link CellResult} finds the
 * place for its value, and an interrupt finds the threads, without anything static.
 */
public final class CellCall extends ThreadGroup {
  private final Thread thread;
  private final Callable<?> code;
  private final MemoryReserve reserve;
  private volatile Optional<Result> result = Optional.empty();
  private volatile Optional<Throwable> thrown = Optional.empty();
  private volatile boolean ending;
  private volatile boolean interrupted;
  private boolean done;

  /** A value, which may be null. */
  public record Result(Object value) {}

  @SuppressWarnings("removal") // on 17 a group that is no daemon stays with its parent for ever
  CellCall(Callable<?> code, MemoryReserve reserve) {
    super(KernelThread.topGroup(), "cell code"); // a magic's call does not end with a cell's in it
    setDaemon(true);
    this.code = code;
    this.reserve = reserve;
    thread = new Thread(this, this::run, "cell");
    thread.setDaemon(true);
  }

  /** The call that the current thread works for. */
  static Optional<CellCall> current() {
    return of(Thread.currentThread());
  }

  /** The call in which a thread was made. */
  static Optional<CellCall> of(Thread thread) {
    for (ThreadGroup g = thread.getThreadGroup(); g != null; g = g.getParent()) {
      if (g instanceof CellCall call) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  /** Whether the current thread works for a call that is to end; pools work for all. */
  static boolean isCurrentEnding() {
    return Thread.currentThread() instanceof ForkJoinWorkerThread
        || current().filter(call -> call.ending).isPresent();
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      Object returned = code.call();
      if (returned != null && result.isEmpty()) {
        keep(returned);
      }
    } catch (OutOfMemoryError e) {
      reserve.release(); // before anything else
      thrown = Optional.of(e);
    } catch (Throwable e) { // handed to whoever waits
      thrown = Optional.of(e);
    } finally {
      finished();
    }
  }

  private synchronized void finished() {
    done = true;
    notifyAll();
  }

  /** Waits until the code has ended; false if that takes longer, or an interrupt comes first. */
  synchronized boolean awaitEnd(long millis, boolean orInterrupt) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!isDone() && !(orInterrupt && ending)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        continue; // whoever waits here is not the one to be interrupted
      }
    }
    return isDone();
  }

  /** A thread that was stopped at the wrong moment ends without saying so. */
  private boolean isDone() {
    return done || thread.getState() == Thread.State.TERMINATED;
  }

  /** An interrupt has come: whoever waits for the end is to see to it. */
  synchronized void interrupted() {
    interrupted = true;
    ending = true;
    notifyAll();
  }

  boolean isEnding() {
    return ending;
  }

  /** Whether an interrupt came before its end. */
  boolean wasInterrupted() {
    return interrupted;
  }

  /** Its threads may go on: what they wait for was not stopped. */
  void spareTheRest() {
    ending = false;
  }

  void keep(Object value) {
    result = Optional.of(new Result(value));
  }

  Optional<Result> result() {
    return result;
  }

  /** It was ended for this reason. */
  void endedBy(Throwable reason) {
    thrown = Optional.of(reason);
  }

  /** What the code threw. */
  Optional<Throwable> thrown() {
    return thrown;
  }

  /** The thread that the call began with. */
  Thread thread() {
    return thread;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      reserve.release();
    }
    if (!isThreadDeath(thrown)) {
      System.err.println(
          "Exception in thread \"" + thread.getName() + "\": " + RuntimeError.summary(thrown));
    }
  }

  /** By name, because the class is to be removed; a thread that is stopped ends with it. */
  static boolean isThreadDeath(Throwable thrown) {
    return thrown.getClass().getName().equals("java.lang.ThreadDeath");
  }
}
