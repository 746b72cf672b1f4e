package gategrad.draw;

import gategrad.Node;
import gategrad.draw.Scene.Dot;
import gategrad.draw.Scene.Role;
import gategrad.draw.Scene.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of a picture stands, for a page that writes the numbers itself: room is kept for
 * numbers that change.
 *
 * @param width in pixels
 * @param height in pixels
 * @param places one for each node, in the order of {@link Node#circuit()}
 * @param wires SVG paths
 * @param forks points at which a wire splits
 * @param names the learner's names, with their places
 */
public record Layout(
    double width,
    double height,
    List<Place> places,
    List<String> wires,
    List<Point> forks,
    List<Name> names) {

  /** As wide as most numbers get. */
  private static final String ROOM = "\u2202 \u2212000.00";

  /**
   * Where a node stands.
   *
   * @param x middle of the gate; of an input there is none
   * @param y middle of the gate
   * @param halfWidth of the gate; 0 for an input
   * @param halfHeight of the gate
   * @param numberX middle of its numbers
   * @param wireY the wire that the numbers stand above and below
   */
  public record Place(
      double x, double y, double halfWidth, double halfHeight, double numberX, double wireY) {}

  /** A point. */
  public record Point(double x, double y) {}

  /** A name; {@code anchor} is SVG's word for what of it stands at the point. */
  public record Name(double x, double y, String anchor, String words) {}

  /**
   * The layout of a circuit.
   *
   * @throws IllegalArgumentException if it has more gates than a picture can show
   */
  public static Layout of(Node result) {
    var excerpt = Excerpt.of(result, Marks.NONE);
    if (excerpt.nodes().size() < result.circuit().size()) {
      throw new IllegalArgumentException(
          "this circuit is too large to be moved by hand: %d nodes; up to 60 gates fit"
              .formatted(result.circuit().size()));
    }
    return of(Painter.paintBare(Diagram.of(result, Style.SLIDE).withRoom(ROOM)));
  }

  private static Layout of(Scene scene) {
    var names = new ArrayList<Name>();
    for (var text : scene.texts()) {
      if (text.role() == Role.NAME) {
        names.add(new Name(text.x(), text.y(), SvgWriter.anchor(text), text.words()));
      }
    }
    return new Layout(
        scene.width(),
        scene.height(),
        scene.places(),
        scene.wires().stream().map(Layout::path).toList(),
        scene.dots().stream().map(Layout::point).toList(),
        names);
  }

  private static String path(Wire wire) {
    return SvgWriter.path(wire);
  }

  private static Point point(Dot dot) {
    return new Point(dot.x(), dot.y());
  }
}
