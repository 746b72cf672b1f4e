package gategrad.optim;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.loop.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves parameters by their gradients, one {@link #step} at a time.
 *
 * <pre>{@code
 * var optimizer = new Sgd(net.parameters(), 0.1);
 * optimizer.zeroGrad();
 * loss.backward();
 * optimizer.step();
 * }</pre>
 *
 * <p>A step whose gradient was forgotten to be cleared, or never calculated, is made as asked, and
 * says so once.
 */
public abstract class Optimizer {
  private final List<Tensor> parameters;
  private final List<Array> first = new ArrayList<>();
  private final List<Array> second = new ArrayList<>();
  private double learningRate;
  private int steps;
  private final StepWatch watch = new StepWatch();

  /** For these parameters, with this learning rate. */
  protected Optimizer(List<Tensor> parameters, double learningRate) {
    this.parameters = List.copyOf(parameters);
    checkRate(learningRate);
    this.learningRate = learningRate;
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("an optimiser needs at least one parameter");
    }
  }

  private static void checkRate(double learningRate) {
    if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the learning rate is %s; it must be finite and not negative".formatted(learningRate));
    }
  }

  static double checkShare(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be at least 0 and below 1".formatted(name, share));
    }
    return share;
  }

  /** The rule of step number {@code step}, counted from one. */
  protected abstract UpdateRule rule(double learningRate, int step);

  /** What else the rule depends on, such as {@code mu 0.9}; empty where there is nothing. */
  protected String settings() {
    return "";
  }

  /**
   * Moves every parameter once, by its gradient. An interrupt waits until the step is whole.
   *
   * @throws IllegalStateException if a gradient is NaN or infinite; then nothing is moved
   */
  public final void step() {
    watch.beforeStep(parameters);
    firstNotFinite().ifPresent(this::refuse);
    steps++;
    UpdateRule rule = rule(learningRate, steps);
    for (int k = 0; k < parameters.size(); k++) {
      if (rule.hasState()) {
        startState(k);
        parameters.get(k).update(rule, first.get(k), second.get(k));
      } else {
        parameters.get(k).update(rule);
      }
    }
  }

  /** The first parameter whose gradient is not finite, if there is one. */
  public final Optional<Tensor> firstNotFinite() {
    return parameters.stream().filter(p -> !Gradients.areFinite(p.gradData())).findFirst();
  }

  private void refuse(Tensor parameter) {
    String label = parameter.label().isEmpty() ? "" : " (" + parameter.label() + ")";
    throw new IllegalStateException(
        "the gradient of parameter %s%s, shape %s, is not finite, so nothing was moved; try a smaller learning rate or look for the gate that made it"
            .formatted(String.valueOf(parameters.indexOf(parameter)), label, parameter.shape()));
  }

  /** The state begins at zero, when the rule first asks for it. */
  private void startState(int k) {
    if (k == first.size()) {
      first.add(parameters.get(k).data().zerosLike());
      second.add(parameters.get(k).data().zerosLike());
    }
  }

  /**
   * All that this optimiser has gathered, copied; with {@link #restore} another goes on from it.
   */
  public final OptimizerState state() {
    return new OptimizerState(description(), learningRate, steps, copies(first), copies(second));
  }

  private static List<Array> copies(List<Array> arrays) {
    return arrays.stream().map(array -> array.copyAs(array.precision())).toList();
  }

  /**
   * Goes on where another optimiser of the same kind was; its learning rate is taken over too.
   *
   * @throws IllegalArgumentException if the state is that of another optimiser, or of parameters
   *     with other shapes; then nothing is changed
   */
  public final void restore(OptimizerState state) {
    if (!state.optimizer().equals(description())) {
      throw new IllegalArgumentException(
          "the state is that of %s, but this optimiser is %s"
              .formatted(state.optimizer(), description()));
    }
    checkRate(state.learningRate());
    if (!state.first().isEmpty() && state.first().size() != parameters.size()) {
      throw new IllegalArgumentException(
          "the state is that of %s parameters, but this optimiser moves %s"
              .formatted(String.valueOf(state.first().size()), String.valueOf(parameters.size())));
    }
    for (int k = 0; k < state.first().size(); k++) {
      checkFits(state.first().get(k), k);
      checkFits(state.second().get(k), k);
    }
    learningRate = state.learningRate();
    steps = state.steps();
    first.clear();
    first.addAll(copies(state.first()));
    second.clear();
    second.addAll(copies(state.second()));
  }

  private void checkFits(Array array, int k) {
    Array parameter = parameters.get(k).data();
    if (!array.shape().equals(parameter.shape()) || array.precision() != parameter.precision()) {
      throw new IllegalArgumentException(
          "the state of parameter %s is %s %s, but the parameter is %s %s"
              .formatted(
                  String.valueOf(k),
                  array.precision(),
                  array.shape(),
                  parameter.precision(),
                  parameter.shape()));
    }
  }

  /** Sets all gradients to zero; otherwise the next backward pass adds to the last. */
  public final void zeroGrad() {
    for (Tensor parameter : parameters) {
      parameter.zeroGrad();
    }
  }

  /** Where the notices of {@link #step} go; unless said otherwise they are printed. */
  public final void onNotice(Consumer<String> reader) {
    watch.tell(reader);
  }

  /** What is moved. */
  public final List<Tensor> parameters() {
    return parameters;
  }

  /** The learning rate. */
  public final double learningRate() {
    return learningRate;
  }

  /** Changes the learning rate, as a {@link Schedule} does. */
  public final void setLearningRate(double learningRate) {
    checkRate(learningRate);
    this.learningRate = learningRate;
  }

  /** The kind and its settings, for example {@code Momentum(mu 0.9)}. */
  public final String description() {
    return settings().isEmpty()
        ? getClass().getSimpleName()
        : "%s(%s)".formatted(getClass().getSimpleName(), settings());
  }

  @Override
  public String toString() {
    String more = settings().isEmpty() ? "" : settings() + ", ";
    return "%s(%slearning rate %s, %s parameter tensors)"
        .formatted(getClass().getSimpleName(), more, learningRate, parameters.size());
  }
}
