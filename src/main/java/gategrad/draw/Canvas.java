package gategrad.draw;

import gategrad.draw.Marks.Mark;
import gategrad.draw.Scene.Anchor;
import gategrad.draw.Scene.Bubble;
import gategrad.draw.Scene.Dot;
import gategrad.draw.Scene.Role;
import gategrad.draw.Scene.Text;
import gategrad.draw.Scene.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects shapes and how much room they take. */
final class Canvas {
  private final List<Wire> wires = new ArrayList<>();
  private final List<Dot> dots = new ArrayList<>();
  private final List<Bubble> gates = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private final Map<Integer, Layout.Place> places = new TreeMap<>();
  private double right;
  private double bottom;

  double bottom() {
    return bottom;
  }

  void wire(double x0, double y0, double x1, double y1) {
    wire(x0, y0, x1, y1, Mark.NONE);
  }

  /** Leaves some room below what is there so far. */
  void skip(double height) {
    bottom += height;
  }

  double right() {
    return right;
  }

  /** A wire to the right; nothing if there is no way to go. */
  void wire(double x0, double y0, double x1, double y1, Mark mark) {
    if (x1 > x0) {
      wires.add(new Wire(x0, y0, x1, y1, false, mark));
      reach(x1, Math.max(y0, y1));
    }
  }

  void dashed(double x0, double x1, double y) {
    wires.add(new Wire(x0, y, x1, y, true, Mark.NONE));
  }

  void dot(double x, double y) {
    dots.add(new Dot(x, y));
  }

  void gate(double x, double y, double width, double half, String symbol, boolean cut) {
    gates.add(new Bubble(x, y, width, half, cut));
    reach(x + width, y + half);
    boolean single = symbol.length() == 1;
    double size = single ? Metrics.SIGN_SIZE : Metrics.SYMBOL_SIZE;
    double baseLine = y + size * (symbol.equals("*") ? 0.48 : single ? 0.36 : 0.33);
    text(Role.SYMBOL, symbol, x, baseLine, size, Anchor.MIDDLE);
  }

  void text(Role role, String words, double x, double y, double size, Anchor anchor) {
    if (!words.isEmpty()) {
      var text = new Text(role, words, x, y, size, anchor);
      texts.add(text);
      reach(text.left() + text.width(), y + size / 3);
    }
  }

  /** A number above or below a level wire, at its middle. */
  void number(Role role, String words, double x, double wire) {
    double size = Metrics.NUMBER_SIZE;
    double y = role == Role.VALUE ? wire - Metrics.AIR : wire + Metrics.AIR + 0.75 * size;
    text(role, words, x, y, size, Anchor.MIDDLE);
  }

  /** Where a part stands: its gate, if it is one, and its numbers. */
  void place(int part, Layout.Place place) {
    places.put(part, place);
  }

  private void reach(double x, double y) {
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }

  Scene scene() {
    return new Scene(
        right + Metrics.MARGIN,
        bottom + Metrics.MARGIN,
        wires.stream().sorted(Comparator.comparing(Wire::mark)).toList(),
        List.copyOf(dots),
        List.copyOf(gates),
        List.copyOf(texts),
        List.copyOf(places.values()));
  }
}
