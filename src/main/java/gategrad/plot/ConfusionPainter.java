package gategrad.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** Draws a confusion matrix; a heat map of XChart leaves gaps between its cells. */
final class ConfusionPainter {
  private static final int TOP = 58;
  private static final int MARGIN = 16;
  private static final int NAME_WIDTH = 160;

  /** More classes get small cells without numbers; the colours tell enough. */
  private static final int MOST_NUMBERS = 25;

  private final String title;
  private final int[][] counts;
  private final List<String> classes;
  private final int cell;

  ConfusionPainter(String title, int[][] counts, List<String> classes) {
    this.title = title;
    this.counts = counts;
    this.classes =
        classes.stream().map(name -> Canvas.fitting(name, Theme.LABEL, NAME_WIDTH)).toList();
    cell = counts.length > MOST_NUMBERS ? 12 : Math.max(30, Math.min(80, 360 / counts.length));
  }

  BufferedImage paint() {
    Font font = counts.length > MOST_NUMBERS ? Theme.font(Font.PLAIN, 9) : Theme.LABEL;
    int names = classes.stream().mapToInt(name -> Canvas.width(name, font)).max().orElse(0);
    boolean upright = names > cell - 4;
    int left = MARGIN + 20 + names + 8;
    int top = TOP + (upright ? names : 14);
    int side = cell * counts.length;
    var image =
        Canvas.image(
            left + Math.max(side, Canvas.width(title, Theme.TITLE)) + MARGIN, top + side + MARGIN);
    var g = Canvas.of(image);
    g.setFont(Theme.TITLE);
    g.drawString(title, left, 22);
    g.setFont(Theme.LABEL);
    g.drawString("what the model said", left, 42);
    Canvas.upwards(g, "true class", MARGIN + 8, top + side / 2 + 30);
    g.setFont(font);
    cells(g, left, top);
    for (int c = 0; c < counts.length; c++) {
      g.setColor(Theme.INK);
      String name = classes.get(c);
      int width = g.getFontMetrics().stringWidth(name);
      g.drawString(name, left - 8 - width, top + cell * c + cell / 2 + 4);
      int middle = left + cell * c + cell / 2;
      if (upright) {
        Canvas.upwards(g, name, middle + 4, top - 6);
      } else {
        g.drawString(name, middle - width / 2, top - 6);
      }
    }
    g.dispose();
    return image;
  }

  /** Colours show shares of the row, so that rare classes are seen too. */
  private void cells(Graphics2D g, int left, int top) {
    for (int row = 0; row < counts.length; row++) {
      int sum = Math.max(1, Arrays.stream(counts[row]).sum());
      for (int column = 0; column < counts.length; column++) {
        double share = (double) counts[row][column] / sum;
        int x = left + cell * column;
        int y = top + cell * row;
        g.setColor(Canvas.between(Color.WHITE, Theme.color(row == column ? 0 : 1), share));
        g.fillRect(x, y, cell, cell);
        g.setColor(new Color(0xD0D0D0));
        g.drawRect(x, y, cell, cell);
        if (counts.length > MOST_NUMBERS) {
          continue;
        }
        g.setColor(share > 0.5 ? Color.WHITE : share == 0 ? Color.LIGHT_GRAY : Theme.INK);
        String text = Integer.toString(counts[row][column]);
        int width = g.getFontMetrics().stringWidth(text);
        g.drawString(text, x + (cell - width) / 2, y + cell / 2 + 5);
      }
    }
  }
}
