package gategrad.draw;

import java.util.ArrayList;
import java.util.List;

/** One place in a column: a gate, an input, or a long wire that passes through. */
final class Cell {
  /** The part that sends its value from here. */
  final int part;

  /** Whether this is a piece of wire only. */
  final boolean passing;

  final Size size;

  /** Top to bottom, once the order within the columns is settled. */
  final List<Link> ins = new ArrayList<>();

  final List<Link> outs = new ArrayList<>();

  /** Position in the column, counted from the top. */
  int row;

  /** Height of the wire that leaves here. */
  double y;

  private Cell(int part, boolean passing, Size size) {
    this.part = part;
    this.passing = passing;
    this.size = size;
  }

  static Cell of(int part, Size size) {
    return new Cell(part, false, size);
  }

  static Cell passing(int part) {
    return new Cell(part, true, Size.OF_A_WIRE);
  }

  void connectTo(Cell target, int input) {
    var link = new Link(this, target, input);
    outs.add(link);
    target.ins.add(link);
  }

  /** A wire from one column to the next; {@code input} counts the inputs of the gate it goes to. */
  record Link(Cell from, Cell to, int input) {

    /** How far below the middle of the circle the wire arrives. */
    double port() {
      return (to.ins.indexOf(this) - (to.ins.size() - 1) / 2.0) * to.size.step();
    }

    /** The height at which the wire arrives. */
    double arrival() {
      return to.y + port();
    }
  }
}
