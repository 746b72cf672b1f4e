package gategrad.train;

import static java.util.Objects.requireNonNull;

import gategrad.text.Elapsed;
import java.io.PrintStream;
import java.util.Locale;

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
  private int epoch;
  private int epochs;
  private int stepsPerEpoch;
  private int stepsOfEpoch;
  private int steps;
  private long start;
  private long shown;
  private int width;

  /** Writes here. */
  public ProgressLine(PrintStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public void started(double done, int epochs, int stepsPerEpoch) {
    this.epochs = epochs;
    this.stepsPerEpoch = stepsPerEpoch;
    epoch = (int) done + 1;
    stepsOfEpoch = (int) Math.round((done - (int) done) * stepsPerEpoch);
    steps = 0;
    start = System.nanoTime();
    shown = start - EVERY_NANOS;
  }

  @Override
  public void epochDone(Epoch epoch) {
    this.epoch = epoch.number() + 1;
    stepsOfEpoch = 0;
  }

  @Override
  public void stepDone(int step, double loss) {
    steps++;
    stepsOfEpoch++;
    long now = System.nanoTime();
    if (now - shown < EVERY_NANOS) {
      return;
    }
    shown = now;
    double rate = steps / ((now - start) / 1e9);
    double left = (double) (epochs - epoch + 1) * stepsPerEpoch - stepsOfEpoch;
    show(
        String.format(
            Locale.ROOT,
            "epoch %s/%s  loss %.4f  %.0f steps/s  %s left",
            epoch,
            epochs,
            loss,
            rate,
            Elapsed.text(left / rate)));
  }

  @Override
  public void finished(String why) {
    show("%s (%s)".formatted(why, Elapsed.text((System.nanoTime() - start) / 1e9)));
    out.println();
  }

  private void show(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    out.flush();
    width = line.length();
  }
}
