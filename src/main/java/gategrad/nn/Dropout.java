package gategrad.nn;

import gategrad.Tensor;

/**
 * While the network learns, drops each input with probability {@code p} and enlarges the others by
 * <em>1 / (1 - p)</em>; in evaluation it does nothing (Srivastava and others, 2014).
 *
 * @param p from 0 up to, not including, 1
 */
public record Dropout(double p) implements Layer {

  /** Checks the probability. */
  public Dropout {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("Dropout: p = " + p + "; it must be in [0, 1)");
    }
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    return mode.generator().map(random -> x.dropout(p, random)).orElse(x);
  }

  @Override
  public String description() {
    return "Dropout(%s)".formatted(p);
  }
}
