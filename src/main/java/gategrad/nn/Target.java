package gategrad.nn;

import static java.util.Objects.requireNonNull;

import gategrad.Tensor;

/** What a network should have said about a batch. */
public sealed interface Target {

  /** One class for each example, counted from 0. */
  static Target labels(int... labels) {
    return new Labels(labels.clone());
  }

  /** Numbers, of the shape of the network's output. */
  static Target numbers(Tensor numbers) {
    return new Numbers(requireNonNull(numbers, "numbers").detach());
  }

  /** How many examples. */
  int size();

  /**
   * Classes.
   *
   * @param labels one for each example; not copied
   */
  record Labels(int[] labels) implements Target {
    @Override
    public int size() {
      return labels.length;
    }
  }

  /**
   * Numbers.
   *
   * @param numbers of the shape of the network's output
   */
  record Numbers(Tensor numbers) implements Target {
    @Override
    public int size() {
      return numbers.shape().size(0);
    }
  }

  /** The labels, or an error that names the loss which needs them. */
  default int[] labelsFor(String loss) {
    if (this instanceof Labels classes) {
      return classes.labels();
    }
    throw new IllegalArgumentException(
        loss + " compares with class labels; use Target.labels(...), not Target.numbers(...)");
  }

  /** The numbers, or an error that names the loss which needs them. */
  default Tensor numbersFor(String loss) {
    if (this instanceof Numbers values) {
      return values.numbers();
    }
    throw new IllegalArgumentException(
        loss + " compares with numbers; use Target.numbers(...), not Target.labels(...)");
  }
}
