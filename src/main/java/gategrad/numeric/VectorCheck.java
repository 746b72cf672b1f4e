package gategrad.numeric;

import static java.util.Objects.requireNonNull;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.gate.VectorGate;
import gategrad.notebook.Displayable;
import gategrad.notebook.InterruptedComputation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Compares the backward of a gate on whole arrays with differences, element by element, and names
 * the worst with its index.
 *
 * <p>The upstream gradient is uneven, drawn from a fixed seed: with ones, mistakes may cancel. All
 * is calculated in float64.
 *
 * <pre>{@code
 * var check = VectorCheck.of(new SoftmaxGate(), Tensor.of(new double[][] {{1, 2, 3}}));
 * check.passed(); // true
 * }</pre>
 */
public final class VectorCheck implements Displayable {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  /** Gradients that are this much smaller than the largest are noise to a difference. */
  private static final double NOISE = 1e-6;

  private final VectorGate gate;
  private final Array[] x;
  private final Array upstream;
  private final List<Element> elements = new ArrayList<>();

  /** One gradient, calculated and measured. */
  private record Element(
      int input, int index, double gradient, double numerical, double error, boolean kink) {}

  private VectorCheck(VectorGate gate, Array... x) {
    this.gate = gate;
    this.x = x;
    this.upstream = output();
    var random = new Random(1);
    for (int i = 0; i < upstream.size(); i++) {
      upstream.set(i, 0.5 + random.nextDouble() * (random.nextBoolean() ? 1 : -2));
    }
    Array z = output();
    for (int k = 0; k < x.length; k++) {
      Array gradient = x[k].zerosLike();
      gate.backward(k, x, z, upstream, gradient);
      check(k, gradient);
    }
  }

  /** Checks a gate at these inputs. */
  public static VectorCheck of(VectorGate gate, Tensor... inputs) {
    requireNonNull(gate, "VectorCheck: the gate is null");
    return new VectorCheck(
        gate,
        Arrays.stream(inputs)
            .map(input -> input.data().copyAs(Precision.FLOAT64))
            .toArray(Array[]::new));
  }

  private Array output() {
    var shapes = Arrays.stream(x).map(Array::shape).toArray(Shape[]::new);
    Array z = Array.zeros(gate.shape(shapes), Precision.FLOAT64);
    gate.forward(x, z);
    return z;
  }

  /** The output as one number: its product with the upstream gradient. */
  private double weighted() {
    Array z = output();
    double sum = 0;
    for (int i = 0; i < z.size(); i++) {
      sum += upstream.get(i) * z.get(i);
    }
    return sum;
  }

  private double weighted(int k, int i, double number) {
    double before = x[k].get(i);
    x[k].set(i, number);
    x[k].changed();
    double weighted = weighted();
    x[k].set(i, before);
    x[k].changed();
    return weighted;
  }

  private void check(int k, Array gradient) {
    double largest = 0;
    for (int i = 0; i < gradient.size(); i++) {
      largest = Math.max(largest, Math.abs(gradient.get(i)));
    }
    double middle = weighted();
    for (int i = 0; i < gradient.size(); i++) {
      InterruptedComputation.poll();
      double at = x[k].get(i);
      double h = STEP * Math.max(1, Math.abs(at));
      double above = weighted(k, i, at + h);
      double below = weighted(k, i, at - h);
      double numerical = (above - below) / (2 * h);
      double left = (middle - below) / h;
      double right = (above - middle) / h;
      double a = gradient.get(i);
      double size = Math.max(Math.max(Math.abs(a), Math.abs(numerical)), NOISE * largest);
      double error = size == 0 ? 0 : Math.abs(a - numerical) / size;
      boolean bent = Math.abs(right - left) > 1e-3 * Math.max(Math.abs(left), Math.abs(right));
      double room = 1e-4 * Math.max(Math.abs(left), Math.abs(right));
      boolean kink =
          !(error <= TOLERANCE)
              && bent
              && a >= Math.min(left, right) - room
              && a <= Math.max(left, right) + room;
      elements.add(new Element(k, i, a, numerical, error, kink));
    }
  }

  private boolean isWrong(Element element) {
    return !element.kink && !(element.error <= TOLERANCE);
  }

  /** Whether no gradient is wrong; kinks pass. */
  public boolean passed() {
    return elements.stream().noneMatch(this::isWrong);
  }

  private Element worst() {
    Element worst = elements.get(0);
    for (Element element : elements) {
      boolean first = isWrong(element) && !isWrong(worst);
      boolean worse = isWrong(element) == isWrong(worst) && !(element.error <= worst.error);
      worst = first || worse ? element : worst;
    }
    return worst;
  }

  /** The index of the worst gradient: the number of the input, then its row, column and so on. */
  public int[] worstIndex() {
    Element worst = worst();
    Shape shape = x[worst.input].shape();
    var index = new int[shape.rank() + 1];
    index[0] = worst.input;
    for (int axis = 0; axis < shape.rank(); axis++) {
      index[axis + 1] = worst.index / shape.stride(axis) % shape.size(axis);
    }
    return index;
  }

  /** The verdict, the worst element, and what its relative error means. */
  public List<String> sentences() {
    long bad = elements.stream().filter(this::isWrong).count();
    long kinks = elements.stream().filter(Element::kink).count();
    Element worst = worst();
    int[] index = worstIndex();
    String at =
        Words.say(
            "vector.input",
            "number",
            index[0],
            "index",
            Arrays.toString(Arrays.copyOfRange(index, 1, index.length)));
    var sentences = new ArrayList<String>();
    sentences.add(
        Words.say(
            bad == 0 ? "vector.right" : "vector.wrong",
            "bad",
            bad,
            "n",
            elements.size(),
            "gate",
            gate.name()));
    if (kinks > 0) {
      sentences.add(Words.say("vector.kinks", "n", kinks));
    }
    if (!worst.kink) {
      sentences.add(
          Words.say(
              "vector.worst", "at", at, "gradient", worst.gradient, "numerical", worst.numerical));
      sentences.add(RelativeError.verdict(worst.error, false));
    }
    return sentences;
  }

  @Override
  public String text() {
    return String.join("\n", sentences()) + "\n";
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
