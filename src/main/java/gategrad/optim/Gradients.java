package gategrad.optim;

import gategrad.array.Array;
import gategrad.array.Precision;

/** What steps and clipping need to know of gradients, in plain loops over their arrays. */
final class Gradients {
  private Gradients() {}

  static boolean areFinite(Array gradient) {
    return gradient.precision() == Precision.FLOAT64
        ? areFinite(gradient.float64())
        : areFinite(gradient.float32());
  }

  /**
   * A comparison for each number is faster than the largest of all, which a step has no use for.
   */
  private static boolean areFinite(double[] numbers) {
    for (double number : numbers) {
      if (!(Math.abs(number) <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areFinite(float[] numbers) {
    for (float number : numbers) {
      if (!(Math.abs(number) <= Float.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  /** The largest size of an element; infinite or NaN if an element is. */
  static double largest(Array gradient) {
    return gradient.precision() == Precision.FLOAT64
        ? largest(gradient.float64())
        : largest(gradient.float32());
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number)); // keeps NaN
    }
    return largest;
  }

  private static float largest(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  /** The sum of all squares of {@code scale * element}. */
  static double squares(Array gradient, double scale) {
    double squares = 0;
    if (gradient.precision() == Precision.FLOAT64) {
      for (double number : gradient.float64()) {
        squares += scale * number * (scale * number);
      }
    } else {
      for (float number : gradient.float32()) {
        squares += scale * number * (scale * number);
      }
    }
    return squares;
  }

  /** Multiplies every element by both factors, whose product alone might be no number. */
  static void scale(Array gradient, double scale, double factor) {
    if (gradient.precision() == Precision.FLOAT64) {
      double[] numbers = gradient.float64();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = numbers[i] * scale * factor;
      }
    } else {
      float[] numbers = gradient.float32();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (numbers[i] * scale * factor);
      }
    }
    gradient.changed();
  }
}
