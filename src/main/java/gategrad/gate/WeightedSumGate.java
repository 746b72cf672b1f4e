package gategrad.gate;

/**
 * A neuron's sum {@code w0*x0 + w1*x1 + ... + b} as one gate.
 *
 * <p>The inputs come in the order of the formula: a weight, its input, the next weight, its input,
 * and the bias last.
 */
public record WeightedSumGate() implements NaryGate {
  @Override
  public About about() {
    return About.of("weighted_sum", "Σ")
        .formula("z = w0 * x0 + w1 * x1 + ... + b")
        .gradient("dz/dw0 = x0, dz/dx0 = w0, ..., dz/db = 1")
        .explain("Many mul gates and add gates in one: switches in each pair, distributes to all.");
  }

  @Override
  public double forward(double[] inputs) {
    if (inputs.length % 2 == 0) {
      throw new IllegalArgumentException(
          "weighted_sum takes pairs w0, x0, w1, x1, ... and the bias last, an odd number of inputs; "
              + "here are "
              + inputs.length);
    }
    double sum = inputs[inputs.length - 1];
    for (int k = 0; k < inputs.length - 1; k += 2) {
      sum += inputs[k] * inputs[k + 1];
    }
    return sum;
  }

  @Override
  public void locals(double[] inputs, double output, double[] locals) {
    for (int k = 0; k < inputs.length - 1; k += 2) {
      locals[k] = inputs[k + 1];
      locals[k + 1] = inputs[k];
    }
    locals[inputs.length - 1] = 1;
  }
}
