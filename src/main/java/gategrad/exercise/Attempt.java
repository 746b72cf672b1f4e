package gategrad.exercise;

import gategrad.notebook.InterruptedComputation;
import gategrad.text.Messages;
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
 * @param verdict how it was judged; wrong if it did not come to that
 * @param errors what it printed to {@code System.err}
 */
record Attempt(Verdict verdict, String errors) {
  private static final Messages WORDS = Messages.of(Attempt.class);
  private static final int LONGEST = 300;

  /**
   * Runs the code in a thread of its own and waits for it no longer than {@code patience}.
   *
   * <p>Its {@code System.err} is kept away from the cell, because nbgrader gives no points to a
   * cell that printed there. Code that ignores its interrupt stays behind as a daemon thread: Java
   * has no way to end it.
   */
  static Attempt run(Duration patience, Supplier<Verdict> code) {
    var before = System.err;
    var errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      var verdict = verdict(patience, () -> judged(code));
      return new Attempt(verdict, cut(errors.toString(StandardCharsets.UTF_8).strip()));
    } finally {
      System.setErr(before);
    }
  }

  /** Inside of that thread, since even asking an exception for its message runs learners' code. */
  private static Verdict judged(Supplier<Verdict> code) {
    try {
      return code.get();
    } catch (Throwable anything) {
      return Verdict.wrong(WORDS.say("answer.stopped", "error", describe(anything)));
    }
  }

  private static String describe(Throwable error) {
    var type = error.getClass().getSimpleName();
    try {
      var message = error.getMessage();
      return message == null ? type : type + ": " + cut(message);
    } catch (Throwable itsMessageFailed) {
      return WORDS.say("answer.no-message", "type", type);
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  private static Verdict verdict(Duration patience, Supplier<Verdict> code) {
    var task = new FutureTask<Verdict>(code::get);
    var thread = new Thread(task, "exercise");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return Verdict.wrong(
          WORDS.say("answer.stopped", "error", e.getCause().getClass().getSimpleName()));
    } catch (TimeoutException e) {
      thread.setPriority(Thread.MIN_PRIORITY);
      task.cancel(true);
      return Verdict.wrong(
          WORDS.say("answer.running", "seconds", patience.toMillis() / 1000.0),
          WORDS.say("answer.restart"));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      InterruptedComputation.poll();
      throw new IllegalStateException("not reached: the thread is interrupted", e);
    }
  }
}
