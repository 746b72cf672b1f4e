package gategrad.draw;

import gategrad.draw.Marks.Mark;
import gategrad.draw.Scene.Anchor;
import gategrad.draw.Scene.Role;

/** Says below the picture what the numbers are: in words, not by colour alone. */
final class Legend {
  private static final double LENGTH = 78;

  /** The width of a page of text, about 90 letters. */
  private static final double NARROWEST_PAGE = 640;

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
    x += LENGTH + 12;
    x = mark(Mark.WAY, "on the way", diagram, canvas, x, y);
    mark(Mark.CAUSE, "here", diagram, canvas, x, y);
    for (String sentence : diagram.sentences()) {
      sentence(sentence, canvas);
    }
    for (String remark : diagram.remarks()) {
      double line = canvas.bottom() + Metrics.REMARK_SIZE + 8;
      canvas.text(Role.REMARK, remark, Metrics.MARGIN, line, Metrics.REMARK_SIZE, Anchor.START);
    }
  }

  private static double mark(
      Mark mark, String words, Diagram diagram, Canvas canvas, double x, double y) {
    if (diagram.parts().stream().noneMatch(part -> part.marks().contains(mark))) {
      return x;
    }
    canvas.wire(x, y, x + LENGTH, y, mark);
    canvas.text(Role.REMARK, words, x + LENGTH / 2, y - 8, Metrics.REMARK_SIZE, Anchor.MIDDLE);
    return x + LENGTH + 12;
  }

  /** Broken into lines as wide as the picture, or a page if that is wider. */
  private static void sentence(String sentence, Canvas canvas) {
    double page = Math.max(canvas.right() - Metrics.MARGIN, NARROWEST_PAGE);
    var line = new StringBuilder();
    canvas.skip(6);
    for (String word : sentence.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Metrics.width(longer, Metrics.SENTENCE_SIZE) > page) {
        line(line.toString(), canvas);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(line.toString(), canvas);
  }

  private static void line(String words, Canvas canvas) {
    double y = canvas.bottom() + Metrics.SENTENCE_SIZE + 4;
    canvas.text(Role.SENTENCE, words, Metrics.MARGIN, y, Metrics.SENTENCE_SIZE, Anchor.START);
  }
}
