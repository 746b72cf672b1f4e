package gategrad;

import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.nn.Sequential;
import gategrad.optim.Sgd;
import java.util.Random;
import java.util.stream.IntStream;

/** 10,000 steps of a spiral-sized net; {@code torch_step.py cold} is its peer. */
public final class ColdStart {
  private ColdStart() {}

  /** Prints the last loss. */
  public static void main(String[] args) {
    var random = new Random(1);
    var x = Tensor.randn(Shape.of(32, 2), random).toFloat32().detach();
    int[] labels = IntStream.range(0, 32).map(i -> i % 3).toArray();
    var model = Sequential.mlp(random, 2, 20, 20, 3).to(Precision.FLOAT32);
    var optimizer = new Sgd(model.parameters(), 0.01);
    double last = 0;
    for (int step = 0; step < 10_000; step++) {
      optimizer.zeroGrad();
      var loss = model.forward(x).softmaxCrossEntropy(labels);
      loss.backward();
      optimizer.step();
      last = loss.item();
    }
    System.out.printf("loss %.6f%n", last);
  }
}
