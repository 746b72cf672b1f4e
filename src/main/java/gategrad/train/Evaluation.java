package gategrad.train;

import gategrad.Tensor;
import gategrad.nn.Layer;
import gategrad.nn.Loss;
import gategrad.notebook.InterruptedComputation;
import java.util.stream.IntStream;

/**
 * How good a network is on data it does not learn from.
 *
 * @param loss the mean loss
 * @param accuracy the share of examples that were right, or NaN where that has no meaning
 */
public record Evaluation(double loss, double accuracy) {
  private static final int BATCH = 256;

  /** Measures a network in evaluation mode, some examples at a time. */
  public static Evaluation of(Layer network, Loss loss, Dataset data) {
    double sum = 0;
    int correct = 0;
    for (int from = 0; from < data.size(); from += BATCH) {
      InterruptedComputation.poll();
      int[] rows = IntStream.range(from, Math.min(data.size(), from + BATCH)).toArray();
      Batch batch = data.batch(rows);
      Tensor output = network.predict(batch.inputs());
      sum += loss.of(output, batch.target()).item() * rows.length;
      int hits = loss.correct(output, batch.target());
      correct = hits < 0 ? -1 : correct + hits;
    }
    return new Evaluation(
        sum / data.size(), correct < 0 ? Double.NaN : (double) correct / data.size());
  }
}
