package gategrad.mistake;

import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.gate.VectorGate;
import gategrad.notebook.InterruptedComputation;
import gategrad.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What goes wrong in {@code backward} of a gate on whole arrays, at given inputs: upstream
 * gradients are drawn, and what should come of them is measured by differences.
 */
final class VectorMistakes {
  private static final Messages WORDS = Messages.of(VectorMistakes.class);
  private static final double STEP = 6e-6;
  private static final int PROBES = 3;

  /** Beyond this, only some elements are measured. */
  private static final int MOST_ELEMENTS = 60;

  /** Measured gradients are off by about this share of the largest. */
  private static final Agreement AGREEMENT = new Agreement(1e-5, 1e-7);

  /** What stands in dx before: backward adds to it. */
  private static final double BEFORE = 0.75;

  private final VectorGate gate;
  private final Array[] x;
  private final RandomGenerator random;

  /** An upstream gradient, and the input and elements whose gradients are looked at. */
  private record Probe(int input, Array upstream, int... elements) {}

  VectorMistakes(VectorGate gate, Array[] x, RandomGenerator random) {
    this.gate = gate;
    this.x = x;
    this.random = random;
  }

  /** The first input whose gradient is wrong. */
  Diagnosis diagnosis() {
    for (int k = 0; k < x.length; k++) {
      var probes = probes(k);
      var subject =
          new Subject<>(
              gate.name(),
              (count, seeded) -> probes,
              List.of(this::measured),
              mistakes(),
              this::describe,
              AGREEMENT);
      var answers = probes.stream().map(p -> analytic(p, BEFORE)).toList();
      var diagnosis = new Fit<>(subject, probes, answers).diagnosis();
      if (!diagnosis.right() && !onlyKinks(probes, answers)) {
        return diagnosis;
      }
    }
    return Diagnosis.isRight(gate.name());
  }

  private List<Probe> probes(int input) {
    int size = x[input].size();
    int[] elements =
        size <= MOST_ELEMENTS
            ? IntStream.range(0, size).toArray()
            : random.ints(0, size).distinct().limit(MOST_ELEMENTS).sorted().toArray();
    var probes = new ArrayList<Probe>();
    for (int n = 0; n < PROBES; n++) {
      Array upstream = output();
      for (int i = 0; i < upstream.size(); i++) {
        upstream.set(i, Probes.signed(0.3, 2, random));
      }
      probes.add(new Probe(input, upstream, elements));
    }
    return probes;
  }

  private Array output() {
    var shapes = Arrays.stream(x).map(Array::shape).toArray(Shape[]::new);
    Array z = Array.zeros(gate.shape(shapes), Precision.FLOAT64);
    gate.forward(x, z);
    return z;
  }

  /** What the gate gives, less what stood there before. */
  private double[] analytic(Probe probe, double before) {
    Array dx = x[probe.input].zerosLike();
    dx.fill(before);
    gate.backward(probe.input, x, output(), probe.upstream, dx);
    return Arrays.stream(probe.elements).mapToDouble(i -> dx.get(i) - before).toArray();
  }

  private double[] measured(Probe probe) {
    return Arrays.stream(probe.elements)
        .mapToDouble(i -> slope(probe, i, probe.upstream))
        .toArray();
  }

  private double slope(Probe probe, int i, Array upstream) {
    InterruptedComputation.poll();
    double at = x[probe.input].get(i);
    double h = STEP * Math.max(1, Math.abs(at));
    double above = weighted(probe.input, i, at + h, upstream);
    double below = weighted(probe.input, i, at - h, upstream);
    return (above - below) / (at + h - (at - h));
  }

  private double weighted(int k, int i, double number, Array upstream) {
    double before = x[k].get(i);
    x[k].set(i, number);
    x[k].changed();
    Array z = output();
    x[k].set(i, before);
    x[k].changed();
    double sum = 0;
    for (int j = 0; j < z.size(); j++) {
      sum += upstream.get(j) * z.get(j);
    }
    return sum;
  }

  /** Whether every difference lies at a kink, between the slopes of both sides. */
  private boolean onlyKinks(List<Probe> probes, List<double[]> answers) {
    for (int n = 0; n < probes.size(); n++) {
      Probe probe = probes.get(n);
      double[] right = measured(probe);
      for (int e = 0; e < right.length; e++) {
        double got = answers.get(n)[e];
        if (!AGREEMENT.same(right[e], got) && !isKink(probe, probe.elements[e], got)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isKink(Probe probe, int i, double got) {
    double at = x[probe.input].get(i);
    double h = STEP * Math.max(1, Math.abs(at));
    double middle = weighted(probe.input, i, at, probe.upstream);
    double left = (middle - weighted(probe.input, i, at - h, probe.upstream)) / h;
    double right = (weighted(probe.input, i, at + h, probe.upstream) - middle) / h;
    double room = 1e-4 * Math.max(1, Math.max(Math.abs(left), Math.abs(right)));
    boolean bent = Math.abs(left - right) > 1e-3 * Math.max(1e-3, Math.abs(left));
    return bent && got >= Math.min(left, right) - room && got <= Math.max(left, right) + room;
  }

  private List<Mistake<Probe>> mistakes() {
    return List.of(
        Mistake.of("vector.overwrites", p -> shifted(measured(p), -BEFORE)),
        times("vector.sign", p -> -1),
        times("vector.zero", p -> 0),
        times("vector.doubled", p -> 2),
        times("vector.halved", p -> 0.5),
        times("vector.mean", p -> 1.0 / x[p.input].shape().rows()),
        times("vector.not-averaged", p -> x[p.input].shape().rows()),
        times("vector.mean-of-output", p -> 1.0 / p.upstream.size()),
        Mistake.of("vector.upstream-forgotten", p -> measured(ones(p))),
        Mistake.of("vector.transposed", this::transposed),
        Mistake.of("vector.upstream", p -> pick(p, p.upstream)),
        Mistake.of("vector.inputs", p -> pick(p, x[p.input])),
        Mistake.of("vector.output", p -> pick(p, output())),
        Mistake.of(
            "vector.times-input",
            p -> {
              double[] input = pick(p, x[p.input]);
              double[] upstream = pick(p, p.upstream);
              Arrays.setAll(input, e -> input[e] * upstream[e]);
              return input;
            }));
  }

  private interface Factor {
    double of(Probe probe);
  }

  private Mistake<Probe> times(String key, Factor factor) {
    return Mistake.of(
        key,
        p -> {
          double[] right = measured(p);
          Arrays.setAll(right, e -> right[e] * factor.of(p));
          return right;
        });
  }

  private static double[] shifted(double[] numbers, double by) {
    return Arrays.stream(numbers).map(number -> number + by).toArray();
  }

  private static Probe ones(Probe p) {
    Array upstream = p.upstream.zerosLike();
    upstream.fill(1);
    return new Probe(p.input, upstream, p.elements);
  }

  /** Elements of another array of the same size; nothing that fits if it has another. */
  private static double[] pick(Probe p, Array from) {
    return Arrays.stream(p.elements)
        .mapToDouble(i -> i < from.size() ? from.get(i) : Double.NEGATIVE_INFINITY)
        .toArray();
  }

  /** The right gradients of a matrix, written by columns instead of by rows. */
  private double[] transposed(Probe p) {
    Shape shape = x[p.input].shape();
    if (shape.rank() != 2) {
      return new double[0];
    }
    int rows = shape.rows();
    int columns = shape.columns();
    return Arrays.stream(p.elements)
        .mapToDouble(i -> slope(p, i % rows * columns + i / rows, p.upstream))
        .toArray();
  }

  private String describe(Probe p) {
    return WORDS.say("where.vector", "number", p.input, "shape", x[p.input].shape().toString());
  }
}
