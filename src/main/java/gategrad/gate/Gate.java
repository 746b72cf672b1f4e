package gategrad.gate;

/**
 * A rule that turns inputs into an output and knows how the output moves with each input.
 *
 * <p>Write your own by implementing {@link UnaryGate}, {@link BinaryGate} or {@link NaryGate}.
 */
public interface Gate {

  /** What pictures, documentation and error messages say about this gate. */
  default About about() {
    var name = getClass().getSimpleName();
    return About.of(name.isEmpty() ? "gate" : name, name.isEmpty() ? "?" : name);
  }

  /** The name used in formulas and in {@code Gates.named}, for example {@code "mul"}. */
  default String name() {
    return about().name();
  }

  /** What is written into the circle of a picture, for example {@code "*"}. */
  default String symbol() {
    return about().symbol();
  }
}
