package gategrad.draw;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import java.util.List;
import java.util.stream.DoubleStream;

/** What is written at a node: numbers at a value, shapes at a tensor. */
sealed interface Reading {

  /** Picks the kind of reading for a node. */
  static Reading of(Node node) {
    return node instanceof Value value ? new OfValue(value) : new OfTensor((Tensor) node);
  }

  /** The numbers that will be written. */
  DoubleStream numbers();

  String value(Digits digits);

  String gradient(Digits digits);

  List<String> locals(Digits digits);

  /** One number. */
  record OfValue(Value node) implements Reading {
    @Override
    public DoubleStream numbers() {
      return DoubleStream.of(node.data(), node.grad());
    }

    @Override
    public String value(Digits digits) {
      return digits.format(node.data());
    }

    @Override
    public String gradient(Digits digits) {
      return digits.format(node.grad());
    }

    @Override
    public List<String> locals(Digits digits) {
      return DoubleStream.of(node.localGradients()).mapToObj(digits::format).toList();
    }
  }

  /** Many numbers: the gradient has the shape of the value; local gradients would be Jacobians. */
  record OfTensor(Tensor node) implements Reading {
    @Override
    public DoubleStream numbers() {
      return isOneNumber() ? DoubleStream.of(node.item()) : DoubleStream.empty();
    }

    @Override
    public String value(Digits digits) {
      return isOneNumber() ? digits.format(node.item()) : node.shape().toString();
    }

    @Override
    public String gradient(Digits digits) {
      if (!node.requiresGrad()) {
        return "";
      }
      return isOneNumber() ? digits.format(node.gradData().get(0)) : node.shape().toString();
    }

    @Override
    public List<String> locals(Digits digits) {
      return List.of();
    }

    private boolean isOneNumber() {
      return node.data().size() == 1;
    }
  }
}
