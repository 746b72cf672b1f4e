package gategrad.plot;

import java.util.Arrays;

/** A chart drawn with characters: the picture for consoles and screen readers. */
final class Sketch {
  static final int COLUMNS = 60;
  static final int ROWS = 15;

  private final Range x;
  private final Range y;
  private final char[][] cells = new char[ROWS][COLUMNS];

  Sketch(Range x, Range y) {
    this.x = x.width() > 0 ? x : x.padded(0);
    this.y = y.width() > 0 ? y : y.padded(0);
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  /** The sign for a series: its number, so that legends stay short. */
  static char sign(int number) {
    return "ox+*#%&@=~".charAt(number % 10);
  }

  /** Marks a point; one outside the sketch, or not a number, leaves no mark. */
  void mark(double atX, double atY, char sign) {
    double column = x.share(atX) * (COLUMNS - 1);
    double row = (1 - y.share(atY)) * (ROWS - 1);
    if (column > -0.5 && column < COLUMNS - 0.5 && row > -0.5 && row < ROWS - 0.5) {
      cells[(int) Math.round(row)][(int) Math.round(column)] = sign;
    }
  }

  /** The middle of a cell, as numbers on the axes. */
  double[] middle(int row, int column) {
    return new double[] {
      x.at((double) column / (COLUMNS - 1)), y.at(1 - (double) row / (ROWS - 1))
    };
  }

  /** The sketch with its axes; {@code lowest} and {@code highest} are written beside it. */
  String draw(String lowest, String highest) {
    int margin = Math.max(lowest.length(), highest.length());
    var out = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? highest : row == ROWS - 1 ? lowest : "";
      out.append(" ".repeat(margin - label.length())).append(label).append(" |");
      out.append(new String(cells[row]).stripTrailing()).append('\n');
    }
    out.append(" ".repeat(margin + 1)).append('+').append("-".repeat(COLUMNS)).append('\n');
    String left = Range.number(x.low());
    String right = Range.number(x.high());
    int gap = Math.max(1, COLUMNS - left.length() - right.length());
    return out.append(" ".repeat(margin + 2))
        .append(left)
        .append(" ".repeat(gap))
        .append(right)
        .toString();
  }

  String draw() {
    return draw(Range.number(y.low()), Range.number(y.high()));
  }
}
