package gategrad.draw;

import gategrad.draw.Cell.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a picture, left to right; every wire runs from one column to the next.
 *
 * <p>A wire that has farther to go passes through a cell of its own in each column between, so
 * nothing else is placed on its way. A value used several times travels on one wire, which forks as
 * late as possible.
 */
record Grid(Diagram diagram, List<List<Cell>> columns) {
  /** Up to here all inputs stand on the left, as on a slide; beyond, next to their gates. */
  private static final int SLIDE = 20;

  static Grid of(Diagram diagram) {
    var parts = diagram.parts();
    int[] column = columns(parts);
    var columns = new ArrayList<List<Cell>>();
    for (int k = 0; k <= column[parts.size() - 1]; k++) {
      columns.add(new ArrayList<>());
    }
    int[] last = new int[parts.size()];
    for (int p = 0; p < parts.size(); p++) {
      for (int input : parts.get(p).inputs()) {
        last[input] = Math.max(last[input], column[p] - 1);
      }
    }
    var wires = new Cell[parts.size()][];
    for (int p = 0; p < parts.size(); p++) {
      wires[p] = wire(p, column[p], Math.max(last[p], column[p]), columns);
      int k = 0;
      for (int input : parts.get(p).inputs()) {
        connect(wires[input][column[p] - 1 - column[input]], wires[p][0], k++);
      }
    }
    return new Grid(diagram, columns);
  }

  Part part(Cell cell) {
    return diagram.parts().get(cell.part);
  }

  private static Cell[] wire(int part, int from, int to, List<List<Cell>> columns) {
    var cells = new Cell[to - from + 1];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = new Cell(part, from + k, k > 0);
      columns.get(from + k).add(cells[k]);
      if (k > 0) {
        connect(cells[k - 1], cells[k], 0);
      }
    }
    return cells;
  }

  private static void connect(Cell from, Cell to, int input) {
    var link = new Link(from, to, input);
    from.outs.add(link);
    to.ins.add(link);
  }

  private static int[] columns(List<Part> parts) {
    var column = new int[parts.size()];
    for (int p = 0; p < parts.size(); p++) {
      for (int input : parts.get(p).inputs()) {
        column[p] = Math.max(column[p], column[input] + 1);
      }
    }
    return parts.size() <= SLIDE ? column : towardsTheResult(parts, column);
  }

  private static int[] towardsTheResult(List<Part> parts, int[] earliest) {
    int result = parts.size() - 1;
    var column = new int[parts.size()];
    Arrays.fill(column, earliest[result]);
    for (int p = result; p >= 0; p--) {
      for (int input : parts.get(p).inputs()) {
        column[input] = Math.min(column[input], column[p] - 1);
      }
    }
    return column;
  }
}
