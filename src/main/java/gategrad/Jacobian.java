package gategrad;

import gategrad.array.Shape;
import gategrad.notebook.Displayable;
import gategrad.notebook.InterruptedComputation;
import gategrad.text.Numbers;
import java.util.Locale;
import java.util.Optional;

/**
 * All partial derivatives of one tensor with respect to another, one by one: row i tells how output
 * i moves with each input.
 *
 * <p>For looking at small ones. The backward pass never forms it; {@link #cost} says why.
 *
 * <pre>{@code
 * var x = Tensor.of(-1, 2, 3);
 * x.relu().jacobian(x); // 0 0 0, 0 1 0, 0 0 1
 * }</pre>
 *
 * @param output the shape of the tensor whose derivatives these are
 * @param input the shape of the tensor they were taken with respect to
 * @param entries row by row, both tensors read in row-major order
 */
public record Jacobian(Shape output, Shape input, double[][] entries) implements Displayable {
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int MOST_SHOWN = 24;
  private static final int CELL_WIDTH = 52;
  private static final int CELL_HEIGHT = 24;

  /** Takes a copy of the entries, so that it cannot change. */
  public Jacobian {
    entries = copy(entries);
  }

  private static double[][] copy(double[][] rows) {
    var copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  /** A copy of the entries. */
  @Override
  public double[][] entries() {
    return copy(entries);
  }

  /** How output {@code i} moves with input {@code j}. */
  public double get(int i, int j) {
    if (i < 0 || i >= output.count() || j < 0 || j >= input.count()) {
      throw new IllegalArgumentException(
          "entry (%d, %d) of a Jacobian of %d rows and %d columns, both counted from 0"
              .formatted(i, j, output.count(), input.count()));
    }
    return entries[i][j];
  }

  /**
   * What forming it would take, for example <em>4096 x 4096 = 16,777,216 entries, 128.0 MiB in
   * float64</em>.
   */
  public static String cost(Shape output, Shape input) {
    long rows = output.count();
    long entries = rows * input.count();
    double size = entries * 8.0;
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT,
        "%d x %d = %,d entries, %.1f %s in float64",
        rows,
        input.count(),
        entries,
        size,
        units[unit]);
  }

  /** One backward pass for each output; the gradients that leaves had are put back. */
  static Jacobian of(Tensor output, Tensor input) {
    if ((long) output.shape().count() * input.shape().count() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "this Jacobian is too large to form: %s; backward() multiplies by it without forming it"
              .formatted(cost(output.shape(), input.shape())));
    }
    var circuit = output.circuit();
    if (circuit.stream().noneMatch(node -> node == input)) {
      throw new IllegalArgumentException(
          "the tensor %s does not depend on that input %s"
              .formatted(output.shape(), input.shape()));
    }
    var leaves = circuit.stream().filter(t -> t.isLeaf() && t.requiresGrad()).toList();
    var saved = leaves.stream().map(leaf -> leaf.grad().data()).toList();
    int[] passes = leaves.stream().mapToInt(Tensor::passes).toArray();
    var entries = new double[output.shape().count()][];
    try {
      for (int i = 0; i < entries.length; i++) {
        InterruptedComputation.poll();
        leaves.forEach(Tensor::zeroGrad);
        var upstream = output.data().zerosLike();
        upstream.set(i, 1);
        output.backward(Tensor.of(upstream));
        entries[i] = input.grad().toArray();
      }
    } finally {
      for (int k = 0; k < saved.size(); k++) {
        leaves.get(k).gradData().copy(0, saved.get(k), 0, saved.get(k).size());
        leaves.get(k).passes = (char) passes[k];
      }
    }
    return new Jacobian(output.shape(), input.shape(), entries);
  }

  private String title() {
    return "Jacobian of a tensor %s with respect to %s: %s"
        .formatted(output, input, cost(output, input));
  }

  /** The numbers in rows; of a large one the first rows and columns. */
  @Override
  public String text() {
    var text = new StringBuilder(title()).append('\n');
    for (int i = 0; i < Math.min(entries.length, MOST_SHOWN); i++) {
      for (int j = 0; j < Math.min(entries[i].length, MOST_SHOWN); j++) {
        text.append(String.format(Locale.ROOT, "%9s", Numbers.cell(entries[i][j])));
      }
      text.append(entries[i].length > MOST_SHOWN ? " ...\n" : "\n");
    }
    return text.append(entries.length > MOST_SHOWN ? "...\n" : "").toString();
  }

  /** A table whose cells are the darker the larger the entry: orange above zero, blue below. */
  @Override
  public Optional<String> svg() {
    int columns = input.count();
    if (entries.length > MOST_SHOWN || columns > MOST_SHOWN) {
      return Optional.empty();
    }
    double largest = Double.MIN_NORMAL;
    for (double[] row : entries) {
      for (double entry : row) {
        largest = Double.isFinite(entry) ? Math.max(largest, Math.abs(entry)) : largest;
      }
    }
    int width = columns * CELL_WIDTH + 1;
    int height = entries.length * CELL_HEIGHT + 1;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        """
            .formatted(width, height, title()));
    for (int i = 0; i < entries.length; i++) {
      for (int j = 0; j < columns; j++) {
        svg.append(cell(j * CELL_WIDTH, i * CELL_HEIGHT, entries[i][j], largest));
      }
    }
    return Optional.of(svg.append("</svg>\n").toString());
  }

  private static String cell(int x, int y, double entry, double largest) {
    return String.format(
        Locale.ROOT,
        """
        <rect x="%d.5" y="%d.5" width="%d" height="%d" fill="%s" fill-opacity="%.2f" stroke="#999999"/>
        <text x="%d" y="%d" text-anchor="middle" fill="#000000">%s</text>
        """,
        x,
        y,
        CELL_WIDTH,
        CELL_HEIGHT,
        entry < 0 ? "#0072b2" : "#e69f00",
        Double.isFinite(entry) ? 0.7 * Math.abs(entry) / largest : 0,
        x + CELL_WIDTH / 2,
        y + 16,
        Numbers.cell(entry));
  }
}
