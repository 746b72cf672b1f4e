package gategrad;

import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.nn.Sequential;
import gategrad.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of gradient descent on one mini-batch: forward, softmax cross-entropy, backward, update.
 * {@code torch_step.py} does the same in PyTorch and NumPy.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TensorStepBenchmark {
  /** The nets that courses use, smallest first. */
  public enum Net {
    A(32, 2, 20, 20, 3),
    B(32, 64, 100, 10),
    C(100, 784, 100, 10),
    D(100, 3072, 100, 10),
    E(256, 784, 512, 512, 10);

    final int batch;
    final int[] sizes;

    Net(int batch, int... sizes) {
      this.batch = batch;
      this.sizes = sizes;
    }
  }

  @Param Net net;
  @Param Precision precision;

  private Tensor x;
  private int[] labels;
  private Sequential model;
  private Sgd optimizer;
  private List<Tensor[]> products;

  @Setup
  public void setup() {
    var random = new Random(1);
    x = random(net.batch, net.sizes[0], random).detach();
    int classes = net.sizes[net.sizes.length - 1];
    labels = IntStream.range(0, net.batch).map(i -> i % classes).toArray();
    model = Sequential.mlp(random, net.sizes).to(precision);
    optimizer = new Sgd(model.parameters(), 0.01);
    products = new ArrayList<>();
    for (int k = 0; k + 1 < net.sizes.length; k++) {
      products.add(
          new Tensor[] {
            random(net.batch, net.sizes[k], random).noGrad(),
            random(net.sizes[k], net.sizes[k + 1], random).noGrad(),
            random(net.batch, net.sizes[k + 1], random).noGrad()
          });
    }
  }

  private Tensor random(int rows, int columns, Random random) {
    var tensor = Tensor.randn(Shape.of(rows, columns), random);
    return precision == Precision.FLOAT32 ? tensor.toFloat32() : tensor;
  }

  @Benchmark
  public double step() {
    optimizer.zeroGrad();
    var loss = model.forward(x).softmaxCrossEntropy(labels);
    loss.backward();
    optimizer.step();
    return loss.item();
  }

  /** The matrix products of a step and nothing else. */
  @Benchmark
  public double products() {
    double last = 0;
    for (int k = 0; k < products.size(); k++) {
      var xwz = products.get(k);
      last += xwz[0].matmul(xwz[1]).get(0, 0);
      last += xwz[0].transposedMatmul(xwz[2]).get(0, 0);
      if (k > 0) {
        last += xwz[2].matmulTransposed(xwz[1]).get(0, 0);
      }
    }
    return last;
  }
}
