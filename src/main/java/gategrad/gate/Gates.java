package gategrad.gate;

import static java.util.Objects.requireNonNull;

import gategrad.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogue: the gates of single numbers as constants, in a list, and by name.
 *
 * <p>The names are those of the field, as in Keras where it has one. Gates with a constant are made
 * with it: {@code new MulConstantGate(3)}; so are a {@code LeakyReluGate} or an {@code EluGate}
 * with another slope.
 *
 * <pre>{@code
 * Gates.RELU.forward(-2); // 0.0
 * Gates.named("sigmoid").about().gradient(); // "dy/dx = (1 - y) * y"
 * }</pre>
 */
public final class Gates {
  /** Not a gate: an input of the circuit. */
  public static final InputGate INPUT = new InputGate();

  /** {@code x + y}. */
  public static final AddGate ADD = new AddGate();

  /** {@code x - y}. */
  public static final SubGate SUB = new SubGate();

  /** {@code x * y}. */
  public static final MulGate MUL = new MulGate();

  /** {@code x / y}. */
  public static final DivGate DIV = new DivGate();

  /** {@code max(x, y)}. */
  public static final MaxGate MAX = new MaxGate();

  /** {@code min(x, y)}. */
  public static final MinGate MIN = new MinGate();

  /** {@code x^y}. */
  public static final PowGate POW = new PowGate();

  /** {@code -x}. */
  public static final NegGate NEG = new NegGate();

  /** {@code 1 / x}. */
  public static final ReciprocalGate RECIPROCAL = new ReciprocalGate();

  /** {@code x^2}. */
  public static final SquareGate SQUARE = new SquareGate();

  /** {@code sqrt(x)}. */
  public static final SqrtGate SQRT = new SqrtGate();

  /** {@code |x|}. */
  public static final AbsGate ABS = new AbsGate();

  /** {@code e^x}. */
  public static final ExpGate EXP = new ExpGate();

  /** {@code log(x)}. */
  public static final LogGate LOG = new LogGate();

  /** {@code x}. */
  public static final LinearGate LINEAR = new LinearGate();

  /** {@code 1 if x > 0 else 0}. */
  public static final StepGate STEP = new StepGate();

  /** {@code 1 / (1 + e^(-x))}. */
  public static final SigmoidGate SIGMOID = new SigmoidGate();

  /** {@code x / 6 + 0.5, cut off at 0 and 1}. */
  public static final HardSigmoidGate HARD_SIGMOID = new HardSigmoidGate();

  /** {@code tanh(x)}. */
  public static final TanhGate TANH = new TanhGate();

  /** {@code x / (1 + |x|)}. */
  public static final SoftsignGate SOFTSIGN = new SoftsignGate();

  /** {@code max(0, x)}. */
  public static final ReluGate RELU = new ReluGate();

  /** {@code x if x > 0 else 0.01 * x}. */
  public static final LeakyReluGate LEAKY_RELU = new LeakyReluGate(0.01);

  /** {@code x if x > 0 else y * x}. */
  public static final PreluGate PRELU = new PreluGate();

  /** {@code x if x > 0 else e^x - 1}. */
  public static final EluGate ELU = new EluGate(1);

  /** {@code 1.0507 * (x if x > 0 else 1.6733 * (e^x - 1))}. */
  public static final SeluGate SELU = new SeluGate();

  /** {@code log(1 + e^x)}. */
  public static final SoftplusGate SOFTPLUS = new SoftplusGate();

  /** {@code x * sigmoid(x)}. */
  public static final SwishGate SWISH = new SwishGate();

  /** x times the share of the normal distribution below x. */
  public static final GeluGate GELU = new GeluGate();

  /** {@code w0 * x0 + w1 * x1 + ... + b}. */
  public static final WeightedSumGate WEIGHTED_SUM = new WeightedSumGate();

  private static final List<Gate> ALL =
      List.of(
          ADD,
          SUB,
          MUL,
          DIV,
          MAX,
          MIN,
          POW,
          NEG,
          RECIPROCAL,
          SQUARE,
          SQRT,
          ABS,
          EXP,
          LOG,
          LINEAR,
          STEP,
          SIGMOID,
          HARD_SIGMOID,
          TANH,
          SOFTSIGN,
          RELU,
          LEAKY_RELU,
          PRELU,
          ELU,
          SELU,
          SOFTPLUS,
          SWISH,
          GELU,
          WEIGHTED_SUM);

  /** Other names that are in use for the same rule. */
  private static final Map<String, Gate> ALIASES =
      Map.of("exponential", EXP, "identity", LINEAR, "silu", SWISH);

  private Gates() {}

  /** Every gate above but {@link #INPUT}: arithmetic first, then activations. */
  public static List<Gate> all() {
    return ALL;
  }

  /**
   * The gate with this name, for example {@code "leaky_relu"}.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest ones
   */
  public static Gate named(String name) {
    requireNonNull(name, "Gates.named: the name is null");
    var gate = byName().get(name);
    if (gate == null) {
      throw new IllegalArgumentException(unknown(name));
    }
    return gate;
  }

  private static String unknown(String name) {
    if (withConstant().containsKey(name)) {
      return "the gate '%s' needs its constant c: write new %s(c)"
          .formatted(name, withConstant().get(name));
    }
    var nearest = Nearest.to(name, byName().keySet());
    return "no gate is called '%s'; %s"
        .formatted(
            name,
            nearest.isEmpty()
                ? "the gates are " + String.join(", ", ALL.stream().map(Gate::name).toList())
                : "did you mean "
                    + String.join(" or ", nearest)
                    + "? Gates.all() lists every gate");
  }

  /** Gates that do not exist without a number; made for an error, so that no start waits. */
  private static Map<String, String> withConstant() {
    return Map.of(
        new AddConstantGate(0).name(), "AddConstantGate",
        new MulConstantGate(0).name(), "MulConstantGate",
        new DivConstantGate(1).name(), "DivConstantGate",
        new PowConstantGate(1).name(), "PowConstantGate");
  }

  private static Map<String, Gate> byName() {
    Map<String, Gate> names = new LinkedHashMap<>(ALIASES);
    ALL.forEach(gate -> names.put(gate.name(), gate));
    return names;
  }
}
