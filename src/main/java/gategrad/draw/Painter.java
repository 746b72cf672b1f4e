package gategrad.draw;

import gategrad.draw.Cell.Link;
import gategrad.draw.Scene.Anchor;
import gategrad.draw.Scene.Bubble;
import gategrad.draw.Scene.Dot;
import gategrad.draw.Scene.Role;
import gategrad.draw.Scene.Text;
import gategrad.draw.Scene.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns placed cells into shapes.
 *
 * <p>A column has three stripes: gates and names, then the numbers on a level piece of wire, then
 * free space in which wires change their height. Only there can wires bend, so none runs through a
 * gate or a number.
 */
final class Painter {
  private final Grid grid;
  private final List<Wire> wires = new ArrayList<>();
  private final List<Dot> dots = new ArrayList<>();
  private final List<Bubble> gates = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private double right;

  private Painter(Grid grid) {
    this.grid = grid;
  }

  static Scene paint(Diagram diagram) {
    var grid = Grid.of(diagram);
    Crossings.reduce(grid);
    Placement.settle(grid);
    return new Painter(grid).paint();
  }

  private Scene paint() {
    double x = Metrics.MARGIN;
    for (int k = 0; k < grid.columns().size(); k++) {
      x = paintColumn(grid.columns().get(k), x);
    }
    double bottom = bottom() + 30;
    bottom = paintLegend(bottom);
    return new Scene(right + Metrics.MARGIN, bottom, wires, dots, gates, texts);
  }

  private double paintColumn(List<Cell> column, double left) {
    double stub = left + column.stream().mapToDouble(this::nodeWidth).max().orElse(0);
    double end = stub + column.stream().mapToDouble(this::numbersWidth).max().orElse(0);
    double next = end + channel(column);
    for (Cell cell : column) {
      if (cell.passing) {
        level(left, end, cell.y);
      } else {
        paintNode(cell, left, stub, end);
      }
      paintWires(cell, end, next);
    }
    right = Math.max(right, end);
    return next;
  }

  private double nodeWidth(Cell cell) {
    if (cell.passing) {
      return 0;
    }
    Part part = grid.part(cell);
    double name = Metrics.width(part.label(), Metrics.NAME_SIZE);
    if (part.isInput()) {
      return name + 6;
    }
    double locals = 0;
    for (String line : localLines(part)) {
      locals = Math.max(locals, Metrics.width(line, Metrics.SMALL_SIZE));
    }
    double above = isResult(cell) ? 0 : name;
    return Math.max(Math.max(2 * Metrics.half(part.symbol()), locals), above) + 2;
  }

  private double numbersWidth(Cell cell) {
    if (cell.passing) {
      return 0;
    }
    Part part = grid.part(cell);
    return 14
        + Math.max(
            Metrics.width(part.value(), Metrics.NUMBER_SIZE),
            Metrics.width(part.gradient(), Metrics.NUMBER_SIZE));
  }

  /** Wide enough that no wire gets steep. */
  private static double channel(List<Cell> column) {
    double climb = 0;
    for (Cell cell : column) {
      for (Link link : cell.outs) {
        climb = Math.max(climb, Math.abs(link.to().y + link.port() - cell.y));
      }
    }
    return Math.min(110, 26 + climb * 0.4);
  }

  private void paintNode(Cell cell, double left, double stub, double end) {
    Part part = grid.part(cell);
    if (part.isInput()) {
      text(Role.NAME, part.label(), stub - 6, cell.y + 5, Metrics.NAME_SIZE, Anchor.END);
      level(stub, end, cell.y);
    } else {
      paintGate(cell, part, left, stub, end);
    }
    double middle = (stub + end) / 2;
    double size = Metrics.NUMBER_SIZE;
    text(Role.VALUE, part.value(), middle, cell.y - Metrics.AIR, size, Anchor.MIDDLE);
    text(Role.GRADIENT, part.gradient(), middle, cell.y + 4 + size, size, Anchor.MIDDLE);
    if (isResult(cell)) {
      text(Role.NAME, part.label(), end + 6, cell.y + 5, Metrics.NAME_SIZE, Anchor.START);
      right = Math.max(right, end + 6 + Metrics.width(part.label(), Metrics.NAME_SIZE));
    }
  }

  private void paintGate(Cell cell, Part part, double left, double stub, double end) {
    double x = (left + stub) / 2;
    double half = Metrics.half(part.symbol());
    for (Link link : cell.ins) {
      level(left, x - half + inset(link.port()), cell.y + link.port());
    }
    if (part.kind() == Part.Kind.CUT) {
      wires.add(new Wire(left - 18, cell.y, x - half, cell.y, true));
    }
    level(x + half, end, cell.y);
    gates.add(new Bubble(x, cell.y, half, part.kind() == Part.Kind.CUT));
    text(Role.SYMBOL, part.symbol(), x, cell.y + 5, Metrics.SYMBOL_SIZE, Anchor.MIDDLE);
    if (!isResult(cell)) {
      double above = cell.y - Metrics.RADIUS - 5;
      text(Role.NAME, part.label(), x, above, Metrics.NAME_SIZE, Anchor.MIDDLE);
    }
    double y = cell.y + Metrics.RADIUS;
    for (String line : localLines(part)) {
      y += Metrics.SMALL_SIZE + 3;
      text(Role.LOCAL, line, x, y, Metrics.SMALL_SIZE, Anchor.MIDDLE);
    }
  }

  /** How far the round end of a gate lies behind its leftmost point, at this height. */
  private static double inset(double port) {
    double r = Metrics.RADIUS;
    return r - Math.sqrt(r * r - port * port);
  }

  private List<String> localLines(Part part) {
    var lines = new ArrayList<String>();
    for (int k = 0; k < part.locals().size(); k++) {
      String name = grid.diagram().parts().get(part.inputs().get(k)).label();
      lines.add("d/d" + (name.isEmpty() ? "in" + (k + 1) : name) + " " + part.locals().get(k));
    }
    return lines;
  }

  private void paintWires(Cell cell, double end, double next) {
    for (Link link : cell.outs) {
      wires.add(new Wire(end, cell.y, next, link.to().y + link.port(), false));
    }
    if (cell.outs.size() > 1) {
      dots.add(new Dot(end, cell.y));
    }
  }

  private double paintLegend(double y) {
    double x = Metrics.MARGIN;
    double size = Metrics.SMALL_SIZE + 1;
    x = legend(Role.REMARK, "above a wire: ", x, y, size);
    x = legend(Role.VALUE, "value", x, y, size);
    if (grid.diagram().hasGradients()) {
      x = legend(Role.REMARK, "   below: ", x, y, size);
      x = legend(Role.GRADIENT, "gradient", x, y, size);
    }
    for (String remark : grid.diagram().remarks()) {
      y += size + 5;
      legend(Role.REMARK, remark, Metrics.MARGIN, y, size);
    }
    return y + Metrics.MARGIN;
  }

  private double legend(Role role, String words, double x, double y, double size) {
    text(role, words, x, y, size, Anchor.START);
    double end = x + Metrics.width(words, size);
    right = Math.max(right, end);
    return end;
  }

  private double bottom() {
    double bottom = 0;
    for (Bubble gate : gates) {
      bottom = Math.max(bottom, gate.y() + Metrics.RADIUS);
    }
    for (Text text : texts) {
      bottom = Math.max(bottom, text.y() + 4);
    }
    return bottom;
  }

  private boolean isResult(Cell cell) {
    return cell.part == grid.diagram().parts().size() - 1;
  }

  private void level(double from, double to, double y) {
    wires.add(new Wire(from, y, to, y, false));
  }

  private void text(Role role, String words, double x, double y, double size, Anchor anchor) {
    if (!words.isEmpty()) {
      texts.add(new Text(role, words, x, y, size, anchor));
    }
  }
}
