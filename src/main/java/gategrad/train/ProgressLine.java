package gategrad.train;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/**
 * One line that tells how training goes, with rate and time left; it overwrites itself.
 *
 * <pre>{@code
 * new ProgressLine(System.out); // for Trainer.listen
 * }</pre>
 */
public final class ProgressLine implements TrainingListener {
  private static final long EVERY_NANOS = 250_000_000;

  private final PrintStream out;
  private int epochs;
  private int stepsPerEpoch;
  private long start;
  private long shown;
  private int width;

  /** Writes here. */
  public ProgressLine(PrintStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public void started(int epochs, int stepsPerEpoch) {
    this.epochs = epochs;
    this.stepsPerEpoch = stepsPerEpoch;
    start = System.nanoTime();
    shown = start - EVERY_NANOS;
  }

  @Override
  public void stepDone(int step, double loss) {
    long now = System.nanoTime();
    if (now - shown < EVERY_NANOS) {
      return;
    }
    shown = now;
    double seconds = (now - start) / 1e9;
    double rate = step / seconds;
    double left = ((double) epochs * stepsPerEpoch - step) / rate;
    show(
        "epoch %d/%d  loss %.4f  %.0f steps/s  %s left"
            .formatted((step - 1) / stepsPerEpoch + 1, epochs, loss, rate, time(left)));
  }

  @Override
  public void finished(String why) {
    show("%s (%s)".formatted(why, time((System.nanoTime() - start) / 1e9)));
    out.println();
  }

  private void show(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    out.flush();
    width = line.length();
  }

  private static String time(double seconds) {
    return seconds < 60
        ? "%.1f s".formatted(seconds)
        : "%d min %d s".formatted((long) seconds / 60, (long) seconds % 60);
  }
}
