package gategrad.train;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.data.Examples;
import gategrad.data.Images;
import gategrad.data.Samples;
import gategrad.nn.Target;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Examples by number, made into tensors only when a batch is wanted: large sets stay small.
 *
 * <pre>{@code
 * var data = Dataset.of(Points.moons(100, 0.1, new Random(1)));
 * data.batch(0, 1, 2).inputs().shape(); // (3, 2)
 * }</pre>
 */
public interface Dataset {

  /** How many examples. */
  int size();

  /** The examples with these numbers, in this order. */
  Batch batch(int... rows);

  /**
   * Whether the same number always gives the same example; of data that are drawn or changed on the
   * way it does not.
   */
  default boolean isFixed() {
    return false;
  }

  /** All examples in one batch. */
  default Batch all() {
    return batch(IntStream.range(0, size()).toArray());
  }

  /** Points with classes. */
  static Dataset of(Examples examples) {
    return of(Tensor.of(examples.inputs()), examples.labels());
  }

  /** Pictures; their bytes become numbers from 0 to 1 one batch at a time. */
  static Dataset of(Images images) {
    return new Dataset() {
      @Override
      public boolean isFixed() {
        return true;
      }

      @Override
      public int size() {
        return images.size();
      }

      @Override
      public Batch batch(int... rows) {
        var labels = Arrays.stream(rows).map(row -> images.labels()[row]).toArray();
        return new Batch(Tensor.of(images.inputs(rows)), Target.labels(labels));
      }
    };
  }

  /** Points with numbers to predict; the network has one output. */
  static Dataset of(Samples samples) {
    double[] targets = samples.targets();
    return of(Tensor.of(samples.inputs()), Tensor.of(Shape.of(targets.length, 1), targets));
  }

  /** Rows of a matrix (n, features) with one class each; NaN and infinities are refused. */
  static Dataset of(Tensor inputs, int... labels) {
    checkFinite("inputs", inputs);
    checkCount(inputs, labels.length);
    return new Dataset() {
      @Override
      public boolean isFixed() {
        return true;
      }

      @Override
      public int size() {
        return labels.length;
      }

      @Override
      public Batch batch(int... rows) {
        var picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
          picked[i] = labels[rows[i]];
        }
        return new Batch(inputs.noGrad().pickRows(rows), Target.labels(picked));
      }
    };
  }

  /** Rows of a matrix (n, features) with rows of numbers to predict (n, outputs). */
  static Dataset of(Tensor inputs, Tensor targets) {
    checkFinite("inputs", inputs);
    checkFinite("targets", targets);
    checkCount(inputs, targets.shape().size(0));
    return new Dataset() {
      @Override
      public boolean isFixed() {
        return true;
      }

      @Override
      public int size() {
        return inputs.shape().size(0);
      }

      @Override
      public Batch batch(int... rows) {
        return new Batch(
            inputs.noGrad().pickRows(rows), Target.numbers(targets.noGrad().pickRows(rows)));
      }
    };
  }

  /** The same data in float32, for a network in float32. */
  default Dataset toFloat32() {
    Dataset source = this;
    return new Dataset() {
      @Override
      public boolean isFixed() {
        return source.isFixed();
      }

      @Override
      public int size() {
        return source.size();
      }

      @Override
      public Batch batch(int... rows) {
        Batch batch = source.batch(rows);
        if (batch.inputs().precision() == Precision.FLOAT32) {
          return batch;
        }
        Target target =
            batch.target() instanceof Target.Numbers numbers
                ? Target.numbers(numbers.numbers().toFloat32())
                : batch.target();
        return new Batch(batch.inputs().toFloat32(), target);
      }
    };
  }

  private static void checkCount(Tensor inputs, int count) {
    if (inputs.shape().rank() != 2 || inputs.shape().size(0) != count) {
      throw new IllegalArgumentException(
          "%s targets need inputs of shape (%s, features), but got %s"
              .formatted(count, count, inputs.shape()));
    }
  }

  private static void checkFinite(String what, Tensor tensor) {
    for (int i = 0; i < tensor.data().size(); i++) {
      if (!Double.isFinite(tensor.data().get(i))) {
        int columns = tensor.data().columns();
        throw new IllegalArgumentException(
            "the %s have %s in row %s, column %s (counted from 0); fill or drop it before training"
                .formatted(what, tensor.data().get(i), i / columns, i % columns));
      }
    }
  }
}
