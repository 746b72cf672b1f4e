package gategrad.draw;

import gategrad.draw.Marks.Mark;
import gategrad.draw.Scene.Bubble;
import gategrad.draw.Scene.Dot;
import gategrad.draw.Scene.Text;
import gategrad.draw.Scene.Wire;
import gategrad.text.Html;
import java.util.Locale;

/**
 * Writes a scene as SVG that survives everywhere: attributes only, no styles, ids, links or
 * scripts, which notebooks and repository pages remove, and a white background for dark themes.
 */
final class SvgWriter {
  private static final String WIRE = "#555555";

  /** JupyterLab's column in a window of 1200 pixels with the side bar open. */
  private static final int COLUMN = 760;

  private static final int WIDEST = 1280;

  private final StringBuilder svg = new StringBuilder();

  private SvgWriter() {}

  static String write(Scene scene, String title, String description) {
    var writer = new SvgWriter();
    writer.open(scene, title, description);
    scene.wires().forEach(writer::wire);
    scene.dots().forEach(writer::dot);
    scene.gates().forEach(writer::gate);
    scene.texts().forEach(writer::text);
    return writer.svg.append("</svg>\n").toString();
  }

  private void open(Scene scene, String title, String description) {
    String width = number(Math.ceil(scene.width()));
    String height = number(Math.ceil(scene.height()));
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" %s"
            + " viewBox=\"0 0 %s %s\" font-family=\"sans-serif\">",
        size(scene, width, height), width, height);
    line("<title>%s</title>", Html.escape(title));
    line("<desc>%s</desc>", Html.escape(description));
    line("<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>", width, height);
  }

  /**
   * A picture a little wider than a notebook's column takes the column's width: without a width of
   * its own the viewBox alone gives its form. A much wider one would be too small to read.
   */
  private static String size(Scene scene, String width, String height) {
    boolean fits = scene.width() <= COLUMN || scene.width() > WIDEST;
    return fits ? "width=\"%s\" height=\"%s\"".formatted(width, height) : "width=\"100%\"";
  }

  private void wire(Wire wire) {
    String dash = wire.dashed() ? " stroke-dasharray=\"4 3\"" : "";
    line("<path d=\"%s\" fill=\"none\" %s%s/>", path(wire), stroke(wire.mark()), dash);
  }

  /** The wider the more it matters, so that nobody needs the colours. */
  private static String stroke(Mark mark) {
    return switch (mark) {
      case NONE -> "stroke=\"" + WIRE + "\" stroke-width=\"1.5\"";
      case WAY -> "stroke=\"#0072b2\" stroke-width=\"3\"";
      case CAUSE -> "stroke=\"#d55e00\" stroke-width=\"6\"";
    };
  }

  /** The way of a wire in SVG's words: level at both ends. */
  static String path(Wire wire) {
    double middle = (wire.x0() + wire.x1()) / 2;
    String way =
        wire.y0() == wire.y1()
            ? "H%s".formatted(number(wire.x1()))
            : "C%s %s %s %s %s %s"
                .formatted(
                    number(middle),
                    number(wire.y0()),
                    number(middle),
                    number(wire.y1()),
                    number(wire.x1()),
                    number(wire.y1()));
    return "M%s %s%s".formatted(number(wire.x0()), number(wire.y0()), way);
  }

  private void dot(Dot dot) {
    line(
        "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>",
        number(dot.x()), number(dot.y()), WIRE);
  }

  private void gate(Bubble gate) {
    String dash = gate.cut() ? " stroke-dasharray=\"4 3\"" : "";
    line(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"#eef4fb\""
            + " stroke=\"#1f2937\" stroke-width=\"1.5\"%s/>",
        number(gate.x() - gate.width()),
        number(gate.y() - gate.height()),
        number(2 * gate.width()),
        number(2 * gate.height()),
        number(Math.min(gate.width(), gate.height())),
        dash);
  }

  private void text(Text text) {
    line(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" %s>%s</text>",
        number(text.x()),
        number(text.y()),
        number(text.size()),
        anchor(text),
        look(text.role()),
        Html.escape(text.words()));
  }

  static String anchor(Text text) {
    return text.anchor().name().toLowerCase(Locale.ROOT);
  }

  private static String look(Scene.Role role) {
    return switch (role) {
      case NAME -> "fill=\"#111827\" font-weight=\"bold\"";
      case SYMBOL -> "fill=\"#111827\"";
      case VALUE -> "fill=\"#00702e\"";
      case GRADIENT -> "fill=\"#c00018\" font-style=\"italic\"";
      case LOCAL -> "fill=\"#374151\"";
      case REMARK -> "fill=\"#4b5563\"";
      case SENTENCE -> "fill=\"#111827\"";
    };
  }

  private void line(String format, Object... arguments) {
    svg.append(format.formatted(arguments)).append('\n');
  }

  private static String number(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
