package gategrad.draw;

/**
 * The room that a cell needs.
 *
 * @param above from its wire upwards
 * @param below from its wire downwards
 * @param entry width of the local gradients before the circle
 * @param body width of the circle or the name
 * @param numbers width of the numbers behind it
 * @param half half the height of the circle; more than the radius if many wires arrive
 * @param step between two wires that arrive
 */
record Size(
    double above,
    double below,
    double entry,
    double body,
    double numbers,
    double half,
    double step) {
  private static final double WIRE = 6;
  private static final double WIDEST_STEP = 16;

  static final Size OF_A_WIRE = new Size(WIRE, WIRE, 0, 0, 0, 0, 0);

  static Size of(Part part, boolean isResult) {
    double numbers = 14 + Math.max(number(part.value()), number(part.gradient()));
    numbers = Math.max(numbers, Metrics.width(part.note(), Metrics.SMALL_SIZE));
    double note = part.note().isEmpty() ? 0 : Metrics.SMALL_SIZE + 2;
    double name = Metrics.width(part.label(), Metrics.NAME_SIZE);
    if (part.isInput()) {
      return new Size(Metrics.RADIUS + 2, Metrics.RADIUS + 2 + note, 0, name + 6, numbers, 0, 0);
    }
    double step = step(part);
    double half = Math.max(Metrics.RADIUS, step * (part.inputs().size() - 1) / 2 + 8);
    boolean named = !isResult && !part.label().isEmpty();
    double circle = 2 * Metrics.half(part.symbol());
    return new Size(
        half + 2 + (named ? Metrics.NAME_SIZE + 2 : 0),
        half + 2,
        entry(part),
        named ? Math.max(circle, name) : circle,
        numbers,
        half,
        step);
  }

  private static double step(Part part) {
    int wires = part.inputs().size();
    boolean crowded = part.locals().isEmpty() && wires > 2;
    return crowded ? Math.min(WIDEST_STEP, 26.0 / (wires - 1)) : WIDEST_STEP;
  }

  private static double entry(Part part) {
    return part.locals().stream()
        .mapToDouble(local -> Metrics.width(Metrics.local(local), Metrics.SMALL_SIZE) + 8)
        .max()
        .orElse(0);
  }

  private static double number(String text) {
    return Metrics.width(text, Metrics.NUMBER_SIZE);
  }
}
