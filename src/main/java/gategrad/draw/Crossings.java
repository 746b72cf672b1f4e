package gategrad.draw;

import gategrad.draw.Cell.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Orders the cells of each column so that few wires cross.
 *
 * <p>The usual heuristic for layered drawings: sweep to and fro, put each cell at the mean height
 * of its neighbours in the column before, then exchange neighbours where that helps; keep the best
 * order seen. The start, the order in which the formula is read, has no crossing at all if nothing
 * is used twice.
 */
final class Crossings {
  private static final int SWEEPS = 12;

  private final Layers grid;

  private Crossings(Layers grid) {
    this.grid = grid;
  }

  static void reduce(Layers grid) {
    new Crossings(grid).reduce();
  }

  private void reduce() {
    grid.columns().forEach(column -> sort(column, cell -> cell.part));
    List<List<Cell>> best = snapshot();
    int fewest = count();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      sweep(sweep % 2 == 0);
      exchange();
      int crossings = count();
      if (crossings < fewest) {
        fewest = crossings;
        best = snapshot();
      }
    }
    best.forEach(this::number);
    for (int k = 0; k < best.size(); k++) {
      grid.columns().get(k).sort(Comparator.comparingInt(cell -> cell.row));
      grid.columns().get(k).forEach(this::orderPorts);
    }
  }

  private void sweep(boolean rightwards) {
    int count = grid.columns().size();
    for (int k = 1; k < count; k++) {
      var column = grid.columns().get(rightwards ? k : count - 1 - k);
      sort(column, cell -> rightwards ? meanSource(cell) : meanTarget(cell));
    }
  }

  private static double meanSource(Cell cell) {
    return cell.ins.stream().mapToDouble(link -> link.from().row).average().orElse(cell.row);
  }

  private double meanTarget(Cell cell) {
    return cell.outs.stream().mapToDouble(this::target).average().orElse(cell.row);
  }

  /** The row a wire goes to; gates that care for the order of their inputs have finer rows. */
  private double target(Link link) {
    return link.to().row + (ordered(link.to()) ? link.input() / (link.to().ins.size() + 1.0) : 0);
  }

  private boolean ordered(Cell cell) {
    return !cell.passing && grid.part(cell).ordered();
  }

  private void sort(List<Cell> column, ToDoubleFunction<Cell> key) {
    column.sort(Comparator.comparingDouble(key));
    number(column);
  }

  private void number(List<Cell> column) {
    for (int row = 0; row < column.size(); row++) {
      column.get(row).row = row;
    }
  }

  private void exchange() {
    boolean improved = true;
    for (int round = 0; improved && round < 8; round++) {
      improved = false;
      for (var column : grid.columns()) {
        for (int row = 0; row + 1 < column.size(); row++) {
          improved |= exchange(column, row);
        }
      }
    }
  }

  private boolean exchange(List<Cell> column, int row) {
    Cell upper = column.get(row);
    Cell lower = column.get(row + 1);
    int before = between(upper, lower);
    swap(column, row);
    if (between(upper, lower) < before) {
      return true;
    }
    swap(column, row);
    return false;
  }

  private void swap(List<Cell> column, int row) {
    Cell upper = column.get(row);
    column.set(row, column.get(row + 1));
    column.set(row + 1, upper);
    upper.row = row + 1;
    column.get(row).row = row;
  }

  private int between(Cell a, Cell b) {
    int crossings = 0;
    for (Link one : a.ins) {
      for (Link other : b.ins) {
        crossings += cross(one, other) ? 1 : 0;
      }
    }
    for (Link one : a.outs) {
      for (Link other : b.outs) {
        crossings += cross(one, other) ? 1 : 0;
      }
    }
    return crossings;
  }

  private int count() {
    int crossings = 0;
    for (var column : grid.columns()) {
      var links = column.stream().flatMap(cell -> cell.outs.stream()).toList();
      for (int i = 0; i < links.size(); i++) {
        for (int j = 0; j < i; j++) {
          crossings += cross(links.get(i), links.get(j)) ? 1 : 0;
        }
      }
    }
    return crossings;
  }

  private boolean cross(Link one, Link other) {
    double sources = one.from().row - other.from().row;
    double targets = target(one) - target(other);
    return sources * targets < 0;
  }

  private void orderPorts(Cell cell) {
    Comparator<Link> byRow = Comparator.comparingInt(link -> link.from().row);
    Comparator<Link> byInput = Comparator.comparingInt(Link::input);
    cell.ins.sort(ordered(cell) ? byInput : byRow.thenComparing(byInput));
  }

  private List<List<Cell>> snapshot() {
    var copy = new ArrayList<List<Cell>>();
    grid.columns().forEach(column -> copy.add(List.copyOf(column)));
    return copy;
  }
}
