package gategrad;

import gategrad.array.Array;
import gategrad.array.MatrixProduct;
import gategrad.array.Precision;
import gategrad.array.Shape;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The three matrix products of a linear layer, at the layers of the nets in {@link
 * TensorStepBenchmark}. The column {@code flops} is in operations per nanosecond: GFLOP/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatrixProductBenchmark {
  /** Batch, inputs and outputs of a layer. */
  @Param({
    "32x2x20",
    "32x20x20",
    "32x20x3",
    "32x64x100",
    "32x100x10",
    "100x784x100",
    "100x100x10",
    "100x3072x100",
    "256x784x512",
    "256x512x512",
    "256x512x10"
  })
  String layer;

  @Param Precision precision;

  private Array x;
  private Array w;
  private Array z;
  private Array dx;
  private Array dw;
  private long count;

  /** Counts multiplications and additions. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Count {
    public long flops;
  }

  @Setup
  public void setup() {
    var sizes = layer.split("x");
    int batch = Integer.parseInt(sizes[0]);
    int inputs = Integer.parseInt(sizes[1]);
    int outputs = Integer.parseInt(sizes[2]);
    var random = new Random(1);
    x = random(random, batch, inputs);
    w = random(random, inputs, outputs);
    z = random(random, batch, outputs);
    dx = x.zerosLike();
    dw = w.zerosLike();
    count = 2L * batch * inputs * outputs;
  }

  private Array random(Random random, int rows, int columns) {
    var array = Array.zeros(Shape.of(rows, columns), precision);
    for (int i = 0; i < array.size(); i++) {
      array.set(i, 1e-3 * random.nextGaussian());
    }
    return array;
  }

  /** Z += X W. */
  @Benchmark
  public void forward(Count counter) {
    MatrixProduct.addProduct(x, false, w, false, z);
    counter.flops += count;
  }

  /** dW += X^T dZ. */
  @Benchmark
  public void weights(Count counter) {
    MatrixProduct.addProduct(x, true, z, false, dw);
    counter.flops += count;
  }

  /** dX += dZ W^T. */
  @Benchmark
  public void inputs(Count counter) {
    MatrixProduct.addProduct(z, false, w, true, dx);
    counter.flops += count;
  }
}
