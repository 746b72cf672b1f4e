package gategrad.plot;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.nn.Layer;
import gategrad.nn.Predictions;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Says which class points belong to; any model can be seen as one.
 *
 * <pre>{@code
 * var moons = Points.moons(100, 0.1, new Random(1));
 * Plots.decisionRegion("A line", moons, Predictor.score(p -> p[0] - 2 * p[1])); // above 0: class 1
 * }</pre>
 */
@FunctionalInterface
public interface Predictor {

  /** The class of each point, counted from zero; the rows of {@code points} are the inputs. */
  int[] classes(double[][] points);

  /** A model that takes one point and gives its class. */
  static Predictor each(ToIntFunction<double[]> model) {
    return points -> Arrays.stream(points).mapToInt(model).toArray();
  }

  /** A model of two classes that gives one number: above 0 is class 1, otherwise class 0. */
  static Predictor score(ToDoubleFunction<double[]> model) {
    return each(point -> model.applyAsDouble(point) > 0 ? 1 : 0);
  }

  /**
   * A model that takes many points and gives one number for each class: the largest wins, a tie
   * goes to the first.
   */
  static Predictor scores(UnaryOperator<double[][]> model) {
    return points -> Arrays.stream(model.apply(points)).mapToInt(Predictor::largest).toArray();
  }

  /** A network with one score for each class, or with one score in all (above 0 is class 1). */
  static Predictor of(Layer network) {
    return points -> {
      Tensor inputs = Tensor.of(points);
      boolean single =
          network.parameters().stream().anyMatch(p -> p.precision() == Precision.FLOAT32);
      Tensor scores = network.predict(single ? inputs.toFloat32() : inputs);
      if (scores.shape().size(1) > 1) {
        return Predictions.classes(scores);
      }
      return Arrays.stream(scores.toArray()).mapToInt(score -> score > 0 ? 1 : 0).toArray();
    };
  }

  private static int largest(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }
}
