package gategrad.exercise;

import gategrad.notebook.InterruptedComputation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What came of running a learner's code, which may throw, run for ever or print anywhere.
 *
 * @param outcome how it ended
 * @param errors what it printed to {@code System.err}
 */
record Attempt<T>(Outcome<T> outcome, String errors) {

  sealed interface Outcome<T> {}

  record Returned<T>(T value) implements Outcome<T> {}

  record Threw<T>(Throwable error) implements Outcome<T> {}

  record TimedOut<T>() implements Outcome<T> {}

  /**
   * Runs the code in a thread of its own and waits for it no longer than {@code patience}.
   *
   * <p>Its {@code System.err} is kept away from the cell, because nbgrader gives no points to a
   * cell that printed there. Code that ignores its interrupt stays behind as a daemon thread: Java
   * has no way to end it.
   */
  static <T> Attempt<T> run(Duration patience, Supplier<T> code) {
    var before = System.err;
    var errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      var outcome = outcome(patience, code);
      return new Attempt<>(outcome, errors.toString(StandardCharsets.UTF_8).strip());
    } finally {
      System.setErr(before);
    }
  }

  private static <T> Outcome<T> outcome(Duration patience, Supplier<T> code) {
    var task = new FutureTask<T>(code::get);
    var thread = new Thread(task, "exercise");
    thread.setDaemon(true);
    thread.start();
    try {
      return new Returned<>(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Threw<>(e.getCause());
    } catch (TimeoutException e) {
      thread.setPriority(Thread.MIN_PRIORITY);
      task.cancel(true);
      return new TimedOut<>();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      InterruptedComputation.poll();
      throw new IllegalStateException("not reached: the thread is interrupted", e);
    }
  }
}
