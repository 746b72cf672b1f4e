package gategrad.gate;

/** No gate at all: marks a number that somebody put in, a leaf of the circuit. */
public record InputGate() implements Gate {
  @Override
  public About about() {
    return About.of("input", "")
        .explain("An input or parameter: gradients arrive here and add up until zeroGrad.");
  }
}
