package gategrad.draw;

import gategrad.draw.Marks.Mark;
import java.util.List;

/**
 * A finished picture as simple shapes, before it is written as SVG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param wires drawn first, those with a mark last
 * @param dots where a wire forks
 * @param gates the circles
 * @param texts everything written
 * @param places where each part stands, in the order of the parts
 */
record Scene(
    double width,
    double height,
    List<Wire> wires,
    List<Dot> dots,
    List<Bubble> gates,
    List<Text> texts,
    List<Layout.Place> places) {

  enum Role {
    NAME,
    SYMBOL,
    VALUE,
    GRADIENT,
    LOCAL,
    REMARK,
    SENTENCE
  }

  /** Level at both ends; a straight line if they have the same height. */
  record Wire(double x0, double y0, double x1, double y1, boolean dashed, Mark mark) {}

  record Dot(double x, double y) {}

  /** A circle around a point, stretched if half its width or height is more than the radius. */
  record Bubble(double x, double y, double width, double height, boolean cut) {}

  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** One line of text, {@code y} being its base line. */
  record Text(Role role, String words, double x, double y, double size, Anchor anchor) {
    double width() {
      return Metrics.width(words, size);
    }

    double left() {
      return switch (anchor) {
        case START -> x;
        case MIDDLE -> x - width() / 2;
        case END -> x - width();
      };
    }
  }
}
