package gategrad.draw;

import java.util.ArrayList;
import java.util.List;

/** One place in a column: a gate, an input, or a long wire that passes through. */
final class Cell {
  /** The part that sends its value from here. */
  final int part;

  final int column;

  /** Whether this is a piece of wire only. */
  final boolean passing;

  /** Top to bottom, once the order within the columns is settled. */
  final List<Link> ins = new ArrayList<>();

  final List<Link> outs = new ArrayList<>();

  /** Position in the column, counted from the top. */
  int row;

  /** Height of the wire that leaves here. */
  double y;

  Cell(int part, int column, boolean passing) {
    this.part = part;
    this.column = column;
    this.passing = passing;
  }

  /**
   * A wire from one column to the next; {@code input} tells a gate's first input from its second.
   */
  record Link(Cell from, Cell to, int input) {

    /** How far from the middle of the circle the wire arrives. */
    double port() {
      int count = to.ins.size();
      double step = count < 2 ? 0 : Math.min(16, 26.0 / (count - 1));
      return (to.ins.indexOf(this) - (count - 1) / 2.0) * step;
    }
  }
}
