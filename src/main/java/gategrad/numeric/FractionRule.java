package gategrad.numeric;

import gategrad.gate.AbsGate;
import gategrad.gate.AddConstantGate;
import gategrad.gate.AddGate;
import gategrad.gate.DivConstantGate;
import gategrad.gate.DivGate;
import gategrad.gate.Gate;
import gategrad.gate.LeakyReluGate;
import gategrad.gate.LinearGate;
import gategrad.gate.MaxGate;
import gategrad.gate.MinGate;
import gategrad.gate.MulConstantGate;
import gategrad.gate.MulGate;
import gategrad.gate.NegGate;
import gategrad.gate.PowConstantGate;
import gategrad.gate.ReciprocalGate;
import gategrad.gate.ReluGate;
import gategrad.gate.SquareGate;
import gategrad.gate.StepGate;
import gategrad.gate.SubGate;
import gategrad.gate.WeightedSumGate;
import java.util.List;
import java.util.Optional;

/**
 * What the gates that stay among the fractions do to fractions.
 *
 * @param value the output
 * @param slopes the local gradients
 */
record FractionRule(Fraction value, Fraction... slopes) {
  private static final Fraction ONE = Fraction.ONE;
  private static final Fraction ZERO = Fraction.ZERO;
  private static final int LARGEST_POWER = 64;

  /** Empty for a gate that leaves the fractions, such as exp, or where it divides by zero. */
  static Optional<FractionRule> of(Gate gate, List<Fraction> inputs) {
    try {
      Fraction x = inputs.get(0);
      if (gate instanceof WeightedSumGate) {
        return Optional.of(weightedSum(inputs));
      }
      return inputs.size() == 1
          ? Optional.ofNullable(unary(gate, x))
          : Optional.ofNullable(binary(gate, x, inputs.get(1)));
    } catch (ArithmeticException divisionByZero) {
      return Optional.empty();
    }
  }

  private static FractionRule unary(Gate gate, Fraction x) {
    boolean positive = x.signum() > 0;
    if (gate instanceof AddConstantGate add) {
      return new FractionRule(x.plus(Fraction.of(add.constant())), ONE);
    }
    if (gate instanceof MulConstantGate mul) {
      return new FractionRule(x.times(Fraction.of(mul.constant())), Fraction.of(mul.constant()));
    }
    if (gate instanceof DivConstantGate div) {
      Fraction slope = Fraction.of(div.constant()).inverse();
      return new FractionRule(x.times(slope), slope);
    }
    if (gate instanceof PowConstantGate pow) {
      return power(x, pow.exponent());
    }
    if (gate instanceof SquareGate) {
      return power(x, 2);
    }
    if (gate instanceof ReciprocalGate) {
      return power(x, -1);
    }
    if (gate instanceof NegGate) {
      return new FractionRule(x.negated(), ONE.negated());
    }
    if (gate instanceof LinearGate) {
      return new FractionRule(x, ONE);
    }
    if (gate instanceof ReluGate) {
      return new FractionRule(positive ? x : ZERO, positive ? ONE : ZERO);
    }
    if (gate instanceof LeakyReluGate leaky) {
      Fraction slope = positive ? ONE : Fraction.of(leaky.slope());
      return new FractionRule(x.times(slope), slope);
    }
    if (gate instanceof AbsGate) {
      return new FractionRule(x.signum() < 0 ? x.negated() : x, Fraction.of(x.signum()));
    }
    return gate instanceof StepGate ? new FractionRule(positive ? ONE : ZERO, ZERO) : null;
  }

  private static FractionRule power(Fraction x, double exponent) {
    if (exponent != Math.rint(exponent) || Math.abs(exponent) > LARGEST_POWER) {
      return null;
    }
    int n = (int) exponent;
    Fraction slope = n == 0 ? ZERO : Fraction.of(n).times(x.power(n - 1));
    return new FractionRule(x.power(n), slope);
  }

  private static FractionRule binary(Gate gate, Fraction x, Fraction y) {
    if (gate instanceof AddGate) {
      return new FractionRule(x.plus(y), ONE, ONE);
    }
    if (gate instanceof SubGate) {
      return new FractionRule(x.plus(y.negated()), ONE, ONE.negated());
    }
    if (gate instanceof MulGate) {
      return new FractionRule(x.times(y), y, x);
    }
    if (gate instanceof DivGate) {
      Fraction inverse = y.inverse();
      Fraction z = x.times(inverse);
      return new FractionRule(z, inverse, z.times(inverse).negated());
    }
    if (gate instanceof MaxGate || gate instanceof MinGate) {
      boolean first = gate instanceof MaxGate ? x.isAtLeast(y) : y.isAtLeast(x);
      return new FractionRule(first ? x : y, first ? ONE : ZERO, first ? ZERO : ONE);
    }
    return null;
  }

  private static FractionRule weightedSum(List<Fraction> inputs) {
    int bias = inputs.size() - 1;
    var slopes = new Fraction[inputs.size()];
    Fraction sum = inputs.get(bias);
    slopes[bias] = ONE;
    for (int k = 0; k < bias; k += 2) {
      sum = sum.plus(inputs.get(k).times(inputs.get(k + 1)));
      slopes[k] = inputs.get(k + 1);
      slopes[k + 1] = inputs.get(k);
    }
    return new FractionRule(sum, slopes);
  }
}
