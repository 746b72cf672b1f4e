package gategrad.draw;

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
record Layers(Diagram diagram, List<List<Cell>> columns) {
  /** Up to here all inputs stand on the left, as on a slide; beyond, next to their gates. */
  private static final int SLIDE = 20;

  static Layers of(Diagram diagram) {
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
      var size = Size.of(parts.get(p), p == parts.size() - 1);
      wires[p] =
          wire(Cell.of(p, size), columns.subList(column[p], Math.max(last[p], column[p]) + 1));
      int k = 0;
      for (int input : parts.get(p).inputs()) {
        wires[input][column[p] - 1 - column[input]].connectTo(wires[p][0], k++);
      }
    }
    return new Layers(diagram, columns);
  }

  Part part(Cell cell) {
    return diagram.parts().get(cell.part);
  }

  boolean isResult(Cell cell) {
    return cell.part == diagram.parts().size() - 1;
  }

  /** The cells of a value on its way through these columns. */
  private static Cell[] wire(Cell source, List<List<Cell>> columns) {
    var cells = new Cell[columns.size()];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = k == 0 ? source : Cell.passing(source.part);
      columns.get(k).add(cells[k]);
      if (k > 0) {
        cells[k - 1].connectTo(cells[k], 0);
      }
    }
    return cells;
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
