package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.gate.Gates;
import java.util.Map;

/**
 * A leaky relu that learns its slope: <em>x</em> where x is positive, <em>a x</em> where not; one
 * slope for the whole layer (He and others, 2015).
 */
public final class Prelu implements Layer {
  private final Tensor slope;

  private Prelu(Tensor slope) {
    this.slope = slope;
  }

  /** Begins with this slope; 0.25 is usual. */
  public static Prelu of(double slope) {
    return new Prelu(Tensor.of(slope));
  }

  /** The slope (1). */
  public Tensor slope() {
    return slope;
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    return x.apply(Gates.PRELU, slope.broadcast(x.shape()));
  }

  @Override
  public Map<String, Tensor> namedParameters() {
    return Map.of("weight", slope);
  }

  @Override
  public Prelu to(Precision precision) {
    return new Prelu(precision == Precision.FLOAT32 ? slope.toFloat32() : slope.toFloat64());
  }

  @Override
  public String toString() {
    return description();
  }
}
