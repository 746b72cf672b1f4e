package gategrad.nn;

import gategrad.Tensor;

/**
 * While the network learns, adds normal random numbers to its inputs, so that it cannot learn
 * single examples by heart; in evaluation it does nothing.
 *
 * @param sigma the standard deviation of the noise, not negative
 */
public record InputNoise(double sigma) implements Layer {

  /** Checks the deviation. */
  public InputNoise {
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException(
          "InputNoise: sigma = " + sigma + "; it must not be negative");
    }
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    return mode.generator().map(random -> x.noise(sigma, random)).orElse(x);
  }

  @Override
  public String description() {
    return "InputNoise(%s)".formatted(sigma);
  }
}
