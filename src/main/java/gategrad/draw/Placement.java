package gategrad.draw;

import gategrad.draw.Cell.Link;
import java.util.List;

/**
 * Gives every cell its height.
 *
 * <p>Each cell wants to be level with its neighbours. Column by column, the heights closest to
 * these wishes that keep the order and the distances are found exactly (isotonic regression), to
 * and fro until it has settled.
 */
final class Placement {
  private static final int SWEEPS = 60;
  private static final double GAP = 8;

  private final Grid grid;

  private Placement(Grid grid) {
    this.grid = grid;
  }

  static void settle(Grid grid) {
    var placement = new Placement(grid);
    grid.columns().forEach(column -> placement.place(column, cell -> 0));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      placement.sweep(sweep);
    }
    placement.toTheTop();
  }

  private interface Wish {
    double of(Cell cell);
  }

  private void sweep(int number) {
    int count = grid.columns().size();
    boolean rightwards = number % 2 == 0;
    boolean lookBothWays = number > SWEEPS / 2;
    for (int k = 0; k < count; k++) {
      var column = grid.columns().get(rightwards ? k : count - 1 - k);
      place(column, cell -> wish(cell, lookBothWays || rightwards, lookBothWays || !rightwards));
    }
  }

  private static double wish(Cell cell, boolean left, boolean right) {
    double sum = 0;
    double weights = 0;
    if (left) {
      for (Link link : cell.ins) {
        sum += weight(link) * (link.from().y - link.port());
        weights += weight(link);
      }
    }
    if (right) {
      for (Link link : cell.outs) {
        sum += weight(link) * (link.to().y + link.port());
        weights += weight(link);
      }
    }
    return weights == 0 ? cell.y : sum / weights;
  }

  /** Long wires are the ones that should be straight. */
  private static double weight(Link link) {
    return link.to().passing ? link.from().passing ? 8 : 3 : 1;
  }

  /** Pools neighbours that are too close into blocks, and moves each block as one. */
  private void place(List<Cell> column, Wish wish) {
    int count = column.size();
    var offset = new double[count];
    var mean = new double[count];
    var weight = new double[count];
    var start = new int[count];
    int blocks = 0;
    for (int k = 0; k < count; k++) {
      offset[k] = k == 0 ? 0 : offset[k - 1] + distance(column.get(k - 1), column.get(k));
      mean[blocks] = wish.of(column.get(k)) - offset[k];
      weight[blocks] = column.get(k).passing ? 4 : 1;
      start[blocks] = k;
      blocks++;
      while (blocks > 1 && mean[blocks - 2] >= mean[blocks - 1]) {
        blocks--;
        double total = weight[blocks - 1] + weight[blocks];
        mean[blocks - 1] =
            (mean[blocks - 1] * weight[blocks - 1] + mean[blocks] * weight[blocks]) / total;
        weight[blocks - 1] = total;
      }
    }
    for (int block = 0; block < blocks; block++) {
      int end = block + 1 < blocks ? start[block + 1] : count;
      for (int k = start[block]; k < end; k++) {
        column.get(k).y = mean[block] + offset[k];
      }
    }
  }

  private double distance(Cell upper, Cell lower) {
    return below(upper) + GAP + above(lower);
  }

  private double above(Cell cell) {
    if (cell.passing) {
      return 6;
    }
    double name = grid.part(cell).isInput() || isResult(cell) ? 0 : nameHeight(cell);
    return Metrics.RADIUS + 2 + name;
  }

  private double below(Cell cell) {
    return cell.passing
        ? 6
        : Metrics.RADIUS + 2 + grid.part(cell).locals().size() * (Metrics.SMALL_SIZE + 3);
  }

  private double nameHeight(Cell cell) {
    return grid.part(cell).label().isEmpty() ? 0 : Metrics.NAME_SIZE + 2;
  }

  private boolean isResult(Cell cell) {
    return cell.part == grid.diagram().parts().size() - 1;
  }

  private void toTheTop() {
    double top = Double.MAX_VALUE;
    for (var column : grid.columns()) {
      top = Math.min(top, column.get(0).y - above(column.get(0)));
    }
    for (var column : grid.columns()) {
      for (Cell cell : column) {
        cell.y += Metrics.MARGIN - top;
      }
    }
  }
}
