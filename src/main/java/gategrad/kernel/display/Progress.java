package gategrad.kernel.display;

import gategrad.notebook.InterruptedComputation;
import gategrad.text.Elapsed;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A loop that shows how far it is: bar, count, rate and time left, updated in place.
 *
 * @param <T> what is looped over
 */
public final class Progress<T> implements Iterable<T> {
  private static final int WIDTH = 30;

  private final Iterable<T> items;
  private final long total;

  /** A loop over these; {@code total} is how many there are, or -1 if nobody knows. */
  public Progress(Iterable<T> items, long total) {
    this.items = items;
    this.total = total;
  }

  @Override
  public Iterator<T> iterator() {
    return new Steps(items.iterator());
  }

  private final class Steps implements Iterator<T> {
    private final Iterator<T> steps;
    private final long start = System.nanoTime();
    private final Display display;
    private final Throttle throttle;
    private long taken;
    private long done;
    private boolean finished;

    Steps(Iterator<T> steps) {
      this.steps = steps;
      display = Displays.show(bar(0, total, 0));
      throttle = new Throttle(this::draw);
    }

    @Override
    public boolean hasNext() {
      done = taken;
      boolean more = steps.hasNext();
      if (!more && !finished) {
        finished = true;
        throttle.drawNow();
      }
      return more;
    }

    @Override
    public T next() {
      InterruptedComputation.poll();
      if (done > 0) {
        throttle.changed();
      }
      T next = steps.next();
      taken++;
      return next;
    }

    private void draw() {
      display.update(bar(done, total, System.nanoTime() - start));
    }
  }

  /** One line such as {@code [##### ] 50/100 12.3/s 4 s left}. */
  static String bar(long done, long total, long nanos) {
    double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
    double rate = seconds > 0 ? done / seconds : 0;
    String speed = done == 0 ? "" : String.format(Locale.ROOT, "  %.3g/s", rate);
    if (total < 0) {
      return done + speed + "  " + Elapsed.text(seconds);
    }
    int filled = total == 0 ? WIDTH : (int) (WIDTH * Math.min(done, total) / total);
    String left =
        done >= total
            ? "  " + Elapsed.text(seconds)
            : rate > 0 ? "  " + Elapsed.text((total - done) / rate) + " left" : "";
    return "["
        + "█".repeat(filled)
        + " ".repeat(WIDTH - filled)
        + "] "
        + done
        + "/"
        + total
        + speed
        + left;
  }
}
