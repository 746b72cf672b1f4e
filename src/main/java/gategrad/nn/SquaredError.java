package gategrad.nn;

import gategrad.Tensor;

/** For numbers: the mean of <em>(output - target)²</em> over all elements. */
public record SquaredError() implements Loss {
  @Override
  public Tensor of(Tensor output, Target target) {
    var numbers = target.numbersFor("SquaredError");
    if (!output.shape().equals(numbers.shape())) {
      throw new IllegalArgumentException(
          "SquaredError: the output has shape %s, the target %s; they must be equal"
              .formatted(output.shape(), numbers.shape()));
    }
    return output.sub(numbers).square().mean();
  }
}
