package gategrad.mistake;

import gategrad.text.Messages;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** What goes wrong in the steps of an optimiser: the answer is the parameter after each step. */
final class OptimizerMistakes {
  private static final Messages WORDS = Messages.of(OptimizerMistakes.class);

  private OptimizerMistakes() {}

  /** Takes one step after the other. */
  private static double[] steps(StepsProbe p, Rule rule) {
    var after = new double[p.gradients().length];
    double w = p.w();
    for (int k = 0; k < after.length; k++) {
      w += rule.step(p.gradients()[k], w, k + 1);
      after[k] = w;
    }
    return after;
  }

  /** How far to move, for the gradient, the parameter and the number of the step from 1. */
  private interface Rule {
    double step(double gradient, double w, int t);
  }

  private static Subject<StepsProbe> subject(
      String name, Function<StepsProbe, double[]> right, List<Mistake<StepsProbe>> mistakes) {
    return new Subject<>(
        name,
        StepsProbe::draw,
        List.of(right),
        mistakes,
        p -> WORDS.say("where.steps", "w", p.w(), "gradients", Diagnosis.list(p.gradients())),
        Agreement.EXACT);
  }

  private static Mistake<StepsProbe> of(String key, Function<StepsProbe, double[]> rule) {
    return Mistake.of(key, rule);
  }

  /** w -= rate * (g + decay * w): gradient descent with weight decay. */
  static Subject<StepsProbe> sgd() {
    return subject(
        WORDS.say("subject.sgd"),
        p -> decayed(p, -1, 1),
        List.of(
            of("step.ascent", p -> decayed(p, 1, 1)),
            of("step.all-ascent", p -> decayed(p, 1, -1)),
            of("step.rate-lost", p -> steps(p, (g, w, t) -> -g - p.decay() * w)),
            of("step.rate-divided", p -> steps(p, (g, w, t) -> -(g + p.decay() * w) / p.rate())),
            of("decay.missing", p -> decayed(p, -1, 0)),
            of("decay.twice", p -> decayed(p, -1, 2)),
            of("decay.sign", p -> decayed(p, -1, -1)),
            of("decay.no-rate", p -> steps(p, (g, w, t) -> -p.rate() * g - p.decay() * w)),
            of("step.not-cleared", OptimizerMistakes::notCleared),
            of("step.from-start", OptimizerMistakes::fromStart)));
  }

  private static double[] decayed(StepsProbe p, double sign, double times) {
    return steps(p, (g, w, t) -> p.rate() * (sign * g - times * p.decay() * w));
  }

  /** Each gradient stands on top of those before. */
  private static double[] notCleared(StepsProbe p) {
    var sum = new double[1];
    return steps(
        p,
        (g, w, t) -> {
          sum[0] += g;
          return -p.rate() * (sum[0] + p.decay() * w);
        });
  }

  private static double[] fromStart(StepsProbe p) {
    var after = steps(p, (g, w, t) -> 0);
    for (int k = 0; k < after.length; k++) {
      after[k] = p.w() - p.rate() * (p.gradients()[k] + p.decay() * p.w());
    }
    return after;
  }

  /** v = momentum * v + g, w -= rate * v; the sign of v is a matter of taste. */
  static Subject<StepsProbe> momentum() {
    return subject(
        WORDS.say("subject.momentum"),
        p -> momentum(p, v -> p.momentum() * v, 1, -1),
        List.of(
            of("momentum.not-kept", p -> momentum(p, v -> 0, 1, -1)),
            of("momentum.sign", p -> momentum(p, v -> -p.momentum() * v, 1, -1)),
            of("momentum.not-damped", p -> momentum(p, v -> v, 1, -1)),
            of("momentum.average", p -> momentum(p, v -> p.momentum() * v, gap(p), -1)),
            of("momentum.one-minus", p -> momentum(p, v -> gap(p) * v, 1, -1)),
            of("momentum.ascent", p -> momentum(p, v -> p.momentum() * v, 1, 1)),
            of("momentum.stale", OptimizerMistakes::stale),
            of("momentum.nesterov", OptimizerMistakes::nesterov),
            of("momentum.of-step", OptimizerMistakes::lateRate)));
  }

  /** One minus momentum. */
  private static double gap(StepsProbe p) {
    return 1 - p.momentum();
  }

  private static double[] momentum(
      StepsProbe p, DoubleUnaryOperator kept, double share, double sign) {
    var v = new double[1];
    return steps(
        p,
        (g, w, t) -> {
          v[0] = kept.applyAsDouble(v[0]) + share * g;
          return sign * p.rate() * v[0];
        });
  }

  private static double[] stale(StepsProbe p) {
    var v = new double[1];
    return steps(
        p,
        (g, w, t) -> {
          double before = v[0];
          v[0] = p.momentum() * v[0] + g;
          return -p.rate() * before;
        });
  }

  private static double[] nesterov(StepsProbe p) {
    var v = new double[1];
    return steps(
        p,
        (g, w, t) -> {
          v[0] = p.momentum() * v[0] + g;
          return -p.rate() * (g + p.momentum() * v[0]);
        });
  }

  /** The first velocity lacks the rate. */
  private static double[] lateRate(StepsProbe p) {
    var v = new double[1];
    return steps(
        p,
        (g, w, t) -> {
          v[0] = t == 1 ? g : p.momentum() * v[0] + p.rate() * g;
          return -v[0];
        });
  }

  /** Adam, as published. */
  static Subject<StepsProbe> adam() {
    return subject(
        WORDS.say("subject.adam"),
        p -> adam(p, Adam.RIGHT),
        List.of(
            of("adam.no-correction", p -> adam(p, Adam.RIGHT.first(0).second(0))),
            of("adam.first-uncorrected", p -> adam(p, Adam.RIGHT.first(0))),
            of("adam.second-uncorrected", p -> adam(p, Adam.RIGHT.second(0))),
            of("adam.t-from-zero", p -> adam(p, Adam.RIGHT.from(-1))),
            of("adam.t-from-two", p -> adam(p, Adam.RIGHT.from(1))),
            of("adam.t-lost", p -> adam(p, Adam.RIGHT.constant(true))),
            of("adam.no-root", p -> adam(p, Adam.RIGHT.root(1))),
            of("adam.no-square", p -> adam(p, Adam.RIGHT.power(1))),
            of("adam.betas-exchanged", p -> adam(exchanged(p), Adam.RIGHT)),
            of("adam.epsilon-inside", p -> adam(p, Adam.RIGHT.inside(true))),
            of("adam.gradient", p -> adam(p, Adam.RIGHT.plain(true))),
            of("adam.ascent", p -> adam(p, Adam.RIGHT.sign(1)))));
  }

  private static StepsProbe exchanged(StepsProbe p) {
    return new StepsProbe(
        p.w(), p.gradients(), p.rate(), p.beta2(), p.momentum(), p.epsilon(), p.decay());
  }

  private static double[] adam(StepsProbe p, Adam how) {
    var m = new double[1];
    var v = new double[1];
    return steps(
        p,
        (g, w, t) -> {
          m[0] = p.momentum() * m[0] + (1 - p.momentum()) * g;
          v[0] = p.beta2() * v[0] + (1 - p.beta2()) * Math.pow(g, how.power());
          double count = how.constant() ? 1 : t + how.from();
          double first = m[0] / (1 - how.first() * Math.pow(p.momentum(), count));
          double second = v[0] / (1 - how.second() * Math.pow(p.beta2(), count));
          double root =
              how.inside()
                  ? Math.sqrt(second + p.epsilon())
                  : Math.pow(second, how.root()) + p.epsilon();
          return how.sign() * p.rate() * (how.plain() ? g : first) / root;
        });
  }

  /**
   * Adam and what can be different in it.
   *
   * @param first 1 if the first moment is corrected, else 0
   * @param second 1 if the second moment is corrected, else 0
   * @param from what is added to the number of the step
   * @param constant whether the number of the step stays 1
   * @param root the power of the second moment below the fraction
   * @param power the power of the gradient in the second moment
   * @param inside whether epsilon is added below the root
   * @param plain whether the gradient itself stands above
   * @param sign of the step
   */
  private record Adam(
      double first,
      double second,
      int from,
      boolean constant,
      double root,
      double power,
      boolean inside,
      boolean plain,
      double sign) {
    static final Adam RIGHT = new Adam(1, 1, 0, false, 0.5, 2, false, false, -1);

    Adam first(double other) {
      return new Adam(other, second, from, constant, root, power, inside, plain, sign);
    }

    Adam second(double other) {
      return new Adam(first, other, from, constant, root, power, inside, plain, sign);
    }

    Adam from(int other) {
      return new Adam(first, second, other, constant, root, power, inside, plain, sign);
    }

    Adam constant(boolean other) {
      return new Adam(first, second, from, other, root, power, inside, plain, sign);
    }

    Adam root(double other) {
      return new Adam(first, second, from, constant, other, power, inside, plain, sign);
    }

    Adam power(double other) {
      return new Adam(first, second, from, constant, root, other, inside, plain, sign);
    }

    Adam inside(boolean other) {
      return new Adam(first, second, from, constant, root, power, other, plain, sign);
    }

    Adam plain(boolean other) {
      return new Adam(first, second, from, constant, root, power, inside, other, sign);
    }

    Adam sign(double other) {
      return new Adam(first, second, from, constant, root, power, inside, plain, other);
    }
  }
}
