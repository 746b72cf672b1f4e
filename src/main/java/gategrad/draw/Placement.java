package gategrad.draw;

import gategrad.draw.Cell.Link;
import java.util.List;

/**
 * Gives every cell its height.
 *
 * <p>Each cell wants to be level with its neighbours, and a long wire to be straight. Column by
 * column, the heights closest to these wishes that keep the order and the distances are found
 * exactly (isotonic regression by pooling adjacent violators), to and fro until it has settled.
 */
final class Placement {
  private static final int SWEEPS = 60;
  private static final double GAP = 8;

  /** Weight of a wire that passes through a column; a gate has 1. So long wires stay straight. */
  private static final double STRAIGHT = 50;

  private final List<List<Cell>> columns;

  private Placement(List<List<Cell>> columns) {
    this.columns = columns;
  }

  static void settle(Layers grid) {
    var placement = new Placement(grid.columns());
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      placement.sweep(sweep % 2 == 0, sweep > SWEEPS / 2);
    }
    placement.straighten();
    placement.toTheTop();
  }

  private void sweep(boolean rightwards, boolean both) {
    for (int k = 0; k < columns.size(); k++) {
      var column = columns.get(rightwards ? k : columns.size() - 1 - k);
      var wishes = new double[column.size()];
      for (Cell cell : column) {
        wishes[cell.row] = wish(cell, both || rightwards, both || !rightwards);
      }
      place(column, wishes, 4);
    }
  }

  /** At last, long wires and gates with one input go level with what they come from. */
  private void straighten() {
    for (var column : columns) {
      var wishes = new double[column.size()];
      for (Cell cell : column) {
        boolean straight =
            cell.ins.size() == 1 && (cell.passing || cell.ins.get(0).from().outs.size() == 1);
        wishes[cell.row] = straight ? cell.ins.get(0).from().y : wish(cell, true, true);
      }
      place(column, wishes, STRAIGHT);
    }
  }

  /** The mean height of the cells that this one is connected with, on one side or on both. */
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
        sum += weight(link) * link.arrival();
        weights += weight(link);
      }
    }
    return weights == 0 ? cell.y : sum / weights;
  }

  private static double weight(Link link) {
    return link.to().passing ? link.from().passing ? 8 : 3 : 1;
  }

  /** Cells that would come too close are pooled into blocks, each of which moves as one. */
  private static void place(List<Cell> column, double[] wishes, double straight) {
    int count = column.size();
    var offset = new double[count];
    var mean = new double[count];
    var weight = new double[count];
    var start = new int[count];
    int blocks = 0;
    for (int k = 0; k < count; k++) {
      offset[k] = k == 0 ? 0 : offset[k - 1] + distance(column.get(k - 1), column.get(k));
      mean[blocks] = wishes[k] - offset[k];
      weight[blocks] = column.get(k).passing ? straight : 1;
      start[blocks++] = k;
      while (blocks > 1 && mean[blocks - 2] >= mean[blocks - 1]) {
        blocks--;
        double total = weight[blocks - 1] + weight[blocks];
        mean[blocks - 1] += (mean[blocks] - mean[blocks - 1]) * weight[blocks] / total;
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

  private static double distance(Cell upper, Cell lower) {
    return upper.size.below() + GAP + lower.size.above();
  }

  private void toTheTop() {
    double top = Double.MAX_VALUE;
    for (var column : columns) {
      top = Math.min(top, column.get(0).y - column.get(0).size.above());
    }
    for (var column : columns) {
      for (Cell cell : column) {
        cell.y += Metrics.MARGIN - top;
      }
    }
  }
}
