package gategrad.mistake;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.PowConstantGate;
import gategrad.gate.UnaryGate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/**
 * What goes wrong in {@code backward} of a gate. What a gate stored is asked first, because {@code
 * backward} may be right then; after that the more common mistakes come first.
 */
final class GateMistakes {
  private final Gate gate;
  private final List<Mistake<Play>> list = new ArrayList<>();

  private GateMistakes(Gate gate) {
    this.gate = gate;
  }

  /** Those that can be made at this gate. */
  static List<Mistake<Play>> of(Gate gate) {
    var mistakes = new GateMistakes(gate);
    mistakes.ofMemory();
    mistakes.ofTheGate();
    mistakes.ofTheUpstream();
    if (gate instanceof BinaryGate) {
      mistakes.ofTwoInputs();
    }
    mistakes.ofTheChainRule();
    mistakes.ofOtherGates();
    return mistakes.list;
  }

  private void ofMemory() {
    played("memory.never", p -> p.remembering(new double[p.step().inputs().length]));
    played("memory.first", p -> p.remembering(p.first()));
    played("memory.late", p -> p.remembering(p.before()));
    played("memory.shared", p -> p.remembering(p.latest()));
  }

  private void ofTheUpstream() {
    add("gate.zero", s -> s.map(k -> 0));
    add("gate.upstream-forgotten", s -> s.locals().clone());
    add("gate.sign", s -> s.map(k -> -s.right()[k]));
  }

  private void ofTheChainRule() {
    add("gate.added", s -> s.map(k -> s.locals()[k] + s.upstream()));
    add("gate.upstream-twice", s -> s.map(k -> s.right()[k] * s.upstream()));
    add("gate.divided", s -> s.map(k -> s.upstream() / s.locals()[k]));
    add("gate.local-twice", s -> s.map(k -> s.right()[k] * s.locals()[k]));
    add("gate.doubled", s -> s.map(k -> 2 * s.right()[k]));
    add("gate.inputs", s -> s.inputs().clone());
    add("gate.own-value", s -> s.map(k -> s.inputs()[k] * s.upstream()));
    add("gate.output", s -> s.map(k -> s.output()));
    add("gate.output-times", s -> s.map(k -> s.output() * s.upstream()));
    if (gate instanceof UnaryGate unary) {
      add("gate.at-output", s -> s.map(k -> s.upstream() * localAt(unary, s.output())));
      add("gate.at-upstream", s -> s.map(k -> s.upstream() * localAt(unary, s.upstream())));
    }
  }

  private static double localAt(UnaryGate gate, double x) {
    return gate.local(x, gate.forward(x));
  }

  private void ofTwoInputs() {
    add("two.swapped", s -> s.map(k -> s.right()[s.other(k)]));
    add("two.sign-first", s -> s.map(k -> k == 0 ? -s.right()[k] : s.right()[k]));
    add("two.sign-second", s -> s.map(k -> k == 1 ? -s.right()[k] : s.right()[k]));
    add("two.shared-out", s -> s.map(k -> s.right()[k] / 2));
    add("two.swapped-no-upstream", s -> s.map(k -> s.locals()[s.other(k)]));
    add("two.second-zero", s -> s.map(k -> k == 0 ? s.right()[k] : 0));
    add("two.first-zero", s -> s.map(k -> k == 0 ? 0 : s.right()[k]));
    add("two.first-only-upstream", s -> s.map(k -> k == 0 ? s.right()[k] : s.locals()[k]));
    add("two.second-only-upstream", s -> s.map(k -> k == 1 ? s.right()[k] : s.locals()[k]));
    add("two.first-twice", s -> s.map(k -> s.right()[0]));
    add("two.second-twice", s -> s.map(k -> s.right()[1]));
    add("two.value-routed", s -> s.map(k -> s.wins(k) ? s.inputs()[k] : 0));
    add("two.loser", s -> s.map(k -> s.wins(k) ? 0 : s.upstream()));
  }

  /** The rule of one gate written into another. */
  private void ofOtherGates() {
    add("rule.add", s -> s.map(k -> s.upstream()));
    if (gate instanceof BinaryGate) {
      add("rule.max", s -> s.map(k -> s.wins(k) ? s.upstream() : 0));
      add("rule.mul", s -> s.map(k -> s.inputs()[s.other(k)] * s.upstream()));
      add("rule.sub", s -> s.map(k -> k == 0 ? s.upstream() : -s.upstream()));
    } else {
      slope("rule.sigmoid", (x, y) -> sigmoid(x) * (1 - sigmoid(x)));
      slope("rule.tanh", (x, y) -> 1 - Math.tanh(x) * Math.tanh(x));
      slope("rule.relu", (x, y) -> x > 0 ? 1 : 0);
      slope("rule.exp", (x, y) -> Math.exp(x));
    }
  }

  private void ofTheGate() {
    switch (gate.name()) {
      case "sigmoid" -> {
        slope("sigmoid.from-input", (x, y) -> x * (1 - x));
        slope("sigmoid.twice", (x, y) -> sigmoid(y) * (1 - sigmoid(y)));
        slope("sigmoid.square", (x, y) -> 1 - y * y);
        slope("sigmoid.half", (x, y) -> 1 - y);
      }
      case "tanh" -> {
        slope("tanh.from-input", (x, y) -> 1 - x * x);
        slope("tanh.no-square", (x, y) -> 1 - y);
        slope("tanh.plus", (x, y) -> 1 + y * y);
        slope("tanh.sigmoid", (x, y) -> y * (1 - y));
      }
      case "relu" -> {
        add("relu.by-gradient", s -> s.map(k -> s.upstream() > 0 ? s.upstream() : 0));
        add("relu.both-masks", s -> s.map(k -> s.x() > 0 && s.upstream() > 0 ? s.upstream() : 0));
        slope("relu.inverted", (x, y) -> x > 0 ? 0 : 1);
        slope("relu.no-mask", (x, y) -> 1);
        slope("relu.minus", (x, y) -> x > 0 ? 1 : -1);
      }
      case "leaky_relu" -> {
        add("leaky.closed-no-upstream", s -> s.map(k -> s.x() > 0 ? s.upstream() : s.locals()[0]));
        slope("leaky.closed", (x, y) -> x > 0 ? 1 : 0);
      }
      case "exp" -> {
        slope("exp.power-rule", (x, y) -> x * Math.exp(x - 1));
        slope("exp.input", (x, y) -> x);
      }
      case "log" -> {
        slope("log.not-inverted", (x, y) -> x);
        slope("log.square", (x, y) -> 1 / (x * x));
      }
      case "sqrt" -> {
        slope("sqrt.half-lost", (x, y) -> 1 / y);
        slope("sqrt.times", (x, y) -> y / 2);
      }
      case "reciprocal" -> {
        slope("reciprocal.square-lost", (x, y) -> -y);
        slope("reciprocal.log", (x, y) -> Math.log(Math.abs(x)));
      }
      case "abs" -> slope("abs.always-plus", (x, y) -> 1);
      case "softplus" -> slope("softplus.output", (x, y) -> y);
      case "square" -> slope("power.factor-lost", (x, y) -> x);
      default -> ofPowersAndQuotients();
    }
  }

  private void ofPowersAndQuotients() {
    if (gate instanceof PowConstantGate pow) {
      slope("power.not-lowered", (x, y) -> pow.exponent() * Math.pow(x, pow.exponent()));
      slope("power.factor-lost", (x, y) -> Math.pow(x, pow.exponent() - 1));
    } else if (gate.name().equals("div")) {
      divided("div.numerator-lost", (a, b) -> -1 / (b * b));
      divided("div.square-lost", (a, b) -> -a / b);
      divided("div.numerator-only", (a, b) -> -a);
    } else if (gate.name().equals("max") || gate.name().equals("min")) {
      add("max.both", s -> s.map(k -> s.upstream()));
      add("max.values", s -> s.map(k -> s.locals()[k] == 1 ? s.output() * s.upstream() : 0));
    }
  }

  /** The first gradient is right, the second has this slope. */
  private void divided(String key, DoubleBinaryOperator slope) {
    add(
        key,
        s ->
            s.map(
                k ->
                    k == 0
                        ? s.right()[0]
                        : s.upstream() * slope.applyAsDouble(s.x(), s.inputs()[1])));
  }

  /** Upstream times this slope, of input and output. */
  private void slope(String key, DoubleBinaryOperator slope) {
    add(key, s -> s.map(k -> s.upstream() * slope.applyAsDouble(s.x(), s.output())));
  }

  private void add(String key, Function<Step, double[]> rule) {
    played(key, play -> rule.apply(play.step()));
  }

  private void played(String key, Function<Play, double[]> rule) {
    list.add(Mistake.of(key, rule));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
