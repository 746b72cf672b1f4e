package gategrad.draw;

import gategrad.draw.Cell.Link;
import gategrad.draw.Marks.Mark;
import gategrad.draw.Scene.Anchor;
import gategrad.draw.Scene.Role;
import java.util.Comparator;
import java.util.List;

/**
 * Turns placed cells into shapes.
 *
 * <p>A column has three stripes: gates and names, then the numbers on a level piece of wire, then
 * free space in which wires change their height. Only there can wires bend, so none runs through a
 * gate or a number.
 */
final class Painter {
  private final Layers grid;
  private final Canvas canvas = new Canvas();

  private Painter(Layers grid) {
    this.grid = grid;
  }

  static Scene paint(Diagram diagram) {
    Canvas canvas = circuit(diagram);
    Legend.paint(diagram, canvas);
    return canvas.scene();
  }

  /** The circuit without a word below it. */
  static Scene paintBare(Diagram diagram) {
    return circuit(diagram).scene();
  }

  private static Canvas circuit(Diagram diagram) {
    var grid = Layers.of(diagram);
    Crossings.reduce(grid);
    Placement.settle(grid);
    var painter = new Painter(grid);
    double x = Metrics.MARGIN;
    for (var column : grid.columns()) {
      x = painter.paintColumn(column, x);
    }
    return painter.canvas;
  }

  /** Where the stripes of a column begin. */
  private record Stripes(double entry, double body, double numbers, double bends, double next) {
    double middle() {
      return (body + numbers) / 2;
    }

    static Stripes of(List<Cell> column, double left) {
      double entry = 0;
      double body = 0;
      double numbers = 0;
      double climb = 0;
      for (Cell cell : column) {
        entry = Math.max(entry, cell.size.entry());
        body = Math.max(body, cell.size.body());
        numbers = Math.max(numbers, cell.size.numbers());
        for (Link link : cell.outs) {
          climb = Math.max(climb, Math.abs(link.arrival() - cell.y));
        }
      }
      double bends = left + entry + body + numbers;
      double room = Math.min(110, 26 + 0.4 * climb);
      return new Stripes(left, left + entry, left + entry + body, bends, bends + room);
    }
  }

  private double paintColumn(List<Cell> column, double left) {
    var stripes = Stripes.of(column, left);
    for (Cell cell : column) {
      if (cell.passing) {
        canvas.wire(stripes.entry, cell.y, stripes.bends, cell.y, mark(cell));
      } else if (grid.part(cell).isInput()) {
        paintInput(cell, stripes);
      } else {
        paintGate(cell, stripes);
      }
      for (Link link : cell.outs) {
        canvas.wire(stripes.bends, cell.y, stripes.next, link.arrival(), mark(link));
      }
      if (cell.outs.size() > 1) {
        canvas.dot(stripes.bends, cell.y);
      }
    }
    return stripes.next;
  }

  private Mark mark(Link link) {
    return link.to().passing ? mark(link.to()) : grid.part(link.to()).marks().get(link.input());
  }

  /** What leaves a cell before it forks is marked as strongly as one of the wires it forks into. */
  private Mark mark(Cell cell) {
    return cell.outs.stream().map(this::mark).max(Comparator.naturalOrder()).orElse(Mark.NONE);
  }

  private void paintInput(Cell cell, Stripes stripes) {
    String label = grid.part(cell).label();
    name(label, stripes.numbers - 6, cell.y + 5, Anchor.END);
    place(cell, 0, 0, stripes);
    paintNumbers(cell, stripes, stripes.numbers);
  }

  private void paintGate(Cell cell, Stripes stripes) {
    Part part = grid.part(cell);
    double x = stripes.middle();
    double width = Metrics.half(part.symbol());
    boolean cut = part.kind() == Part.Kind.CUT;
    if (cut) {
      canvas.dashed(stripes.entry - 16, x - width, cell.y);
    }
    for (Link link : cell.ins) {
      double edge = x - width + inset(link.port(), cell.size.half());
      canvas.wire(stripes.entry, link.arrival(), edge, link.arrival(), mark(link));
      paintLocal(part, link, x - width - 5);
    }
    canvas.gate(x, cell.y, width, cell.size.half(), part.symbol(), cut);
    place(cell, width, cell.size.half(), stripes);
    if (!grid.isResult(cell)) {
      name(part.label(), x, cell.y - cell.size.half() - 5, Anchor.MIDDLE);
    }
    paintNumbers(cell, stripes, x + width);
  }

  /** How far the round end of a gate lies behind its leftmost point, at this height. */
  private static double inset(double port, double half) {
    double r = Metrics.RADIUS;
    double intoTheArc = Math.max(0, Math.abs(port) - (half - r));
    return r - Math.sqrt(Math.max(0, r * r - intoTheArc * intoTheArc));
  }

  /** Above the upper wires and below the lowest one, where there are two or more. */
  private void paintLocal(Part part, Link link, double right) {
    if (!part.locals().isEmpty()) {
      boolean lowest = link.port() > 0 && link.to().ins.indexOf(link) == link.to().ins.size() - 1;
      double y = link.arrival() + (lowest ? 12 : -4);
      String words = Metrics.local(part.locals().get(link.input()));
      canvas.text(Role.LOCAL, words, right, y, Metrics.SMALL_SIZE, Anchor.END);
    }
  }

  private void paintNumbers(Cell cell, Stripes stripes, double from) {
    Part part = grid.part(cell);
    canvas.wire(from, cell.y, stripes.bends, cell.y, mark(cell));
    double middle = (stripes.numbers + stripes.bends) / 2;
    canvas.number(Role.VALUE, part.value(), middle, cell.y);
    canvas.number(Role.GRADIENT, part.gradient(), middle, cell.y);
    canvas.text(
        Role.GRADIENT,
        part.note(),
        middle,
        cell.y + Metrics.AIR + Metrics.NUMBER_SIZE + Metrics.SMALL_SIZE,
        Metrics.SMALL_SIZE,
        Anchor.MIDDLE);
    if (grid.isResult(cell) && !part.isInput()) {
      name(part.label(), stripes.bends + 6, cell.y + 5, Anchor.START);
    }
  }

  private void place(Cell cell, double halfWidth, double halfHeight, Stripes stripes) {
    double numbers = (stripes.numbers + stripes.bends) / 2;
    canvas.place(
        cell.part,
        new Layout.Place(stripes.middle(), cell.y, halfWidth, halfHeight, numbers, cell.y));
  }

  private void name(String label, double x, double y, Anchor anchor) {
    canvas.text(Role.NAME, label, x, y, Metrics.NAME_SIZE, anchor);
  }
}
