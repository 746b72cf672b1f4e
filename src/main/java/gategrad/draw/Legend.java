package gategrad.draw;

import gategrad.draw.Scene.Anchor;
import gategrad.draw.Scene.Role;

/** Says below the picture what the numbers are: in words, not by colour alone. */
final class Legend {
  private static final double LENGTH = 78;

  private Legend() {}

  static void paint(Diagram diagram, Canvas canvas) {
    double x = Metrics.MARGIN;
    double y = canvas.bottom() + 40;
    boolean locals = diagram.parts().stream().anyMatch(part -> !part.locals().isEmpty());
    if (locals) {
      double width = Metrics.width("\u00d7 local gradient", Metrics.SMALL_SIZE);
      canvas.wire(x, y, x + width, y);
      canvas.text(Role.LOCAL, "\u00d7 local gradient", x, y - 4, Metrics.SMALL_SIZE, Anchor.START);
      canvas.gate(x + width + 9, y, 9, 9, "", false);
      x += width + 18;
    }
    canvas.wire(x, y, x + LENGTH, y);
    canvas.number(Role.VALUE, "value", x + LENGTH / 2, y);
    if (diagram.hasGradients()) {
      canvas.number(Role.GRADIENT, "gradient", x + LENGTH / 2, y);
    }
    for (String remark : diagram.remarks()) {
      double line = canvas.bottom() + Metrics.REMARK_SIZE + 8;
      canvas.text(Role.REMARK, remark, Metrics.MARGIN, line, Metrics.REMARK_SIZE, Anchor.START);
    }
  }
}
