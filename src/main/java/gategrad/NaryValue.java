package gategrad;

import gategrad.gate.NaryGate;
import java.util.List;

/** A number that a gate with any number of inputs calculated. */
final class NaryValue extends Value {
  private final Value[] inputs;
  private final double[] locals;

  NaryValue(NaryGate gate, double data, int version, Value[] inputs, double[] locals) {
    super(gate, data, version, null, 0, null, 0);
    this.inputs = inputs;
    this.locals = locals;
  }

  @Override
  public double[] localGradients() {
    return locals.clone();
  }

  @Override
  public List<Value> inputs() {
    return List.of(inputs);
  }

  @Override
  int inputCount() {
    return inputs.length;
  }

  @Override
  Node input(int k) {
    return inputs[k];
  }

  @Override
  void countUses(BackwardPass pass) {
    int now = 0;
    for (Value input : inputs) {
      now += input.version();
      pass.countUse(input);
    }
    checkUnchanged(now);
  }

  @Override
  void distribute(BackwardPass pass) {
    for (int k = 0; k < inputs.length; k++) {
      handOn(inputs[k], locals[k], pass);
    }
  }
}
