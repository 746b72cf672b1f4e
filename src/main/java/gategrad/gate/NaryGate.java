package gategrad.gate;

/** A gate with any number of scalar inputs and one output, such as a neuron's weighted sum. */
public interface NaryGate extends Gate {

  /** The output for these inputs; an array of the wrong length is an error. */
  double forward(double[] inputs);

  /** Writes the local gradient of input {@code k} into {@code locals[k]}. */
  void locals(double[] inputs, double output, double[] locals);
}
