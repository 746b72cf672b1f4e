package gategrad.gate;

/** The catalogue: every gate of the library as a constant. */
public final class Gates {
  /** Not a gate: an input of the circuit. */
  public static final InputGate INPUT = new InputGate();

  /** {@code x + y}. */
  public static final AddGate ADD = new AddGate();

  /** {@code x * y}. */
  public static final MulGate MUL = new MulGate();

  /** {@code max(x, y)}. */
  public static final MaxGate MAX = new MaxGate();

  private Gates() {}
}
