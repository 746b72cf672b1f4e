package gategrad.gate;

import gategrad.array.Shape;
import java.util.Arrays;

/** The checks that vector gates share. */
final class Shapes {
  private Shapes() {}

  static void count(Gate gate, int expected, Shape... inputs) {
    if (inputs.length != expected) {
      throw new IllegalArgumentException(
          "%s takes %d input%s, not %d: %s"
              .formatted(
                  gate.name(),
                  expected,
                  expected == 1 ? "" : "s",
                  inputs.length,
                  Arrays.toString(inputs)));
    }
  }

  static Shape one(Gate gate, Shape... inputs) {
    count(gate, 1, inputs);
    return inputs[0];
  }

  static void rank(Gate gate, int expected, Shape shape) {
    if (shape.rank() != expected) {
      throw new IllegalArgumentException(
          "%s needs a %s, but got shape %s with %d axes"
              .formatted(
                  gate.name(),
                  expected == 2 ? "matrix (rows, columns)" : "vector (n)",
                  shape,
                  shape.rank()));
    }
  }

  static Shape matrix(Gate gate, Shape... inputs) {
    Shape shape = one(gate, inputs);
    rank(gate, 2, shape);
    return shape;
  }
}
