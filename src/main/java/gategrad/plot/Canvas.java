package gategrad.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** White pictures to draw on. */
final class Canvas {
  private static final Graphics2D RULER = image(1, 1).createGraphics();

  private Canvas() {}

  static BufferedImage image(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  static Graphics2D blank(int width, int height) {
    return of(image(width, height));
  }

  /** A brush with smooth edges; the picture is made white. */
  static Graphics2D of(BufferedImage image) {
    var g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setColor(Theme.INK);
    return g;
  }

  /** The text itself, or as much of its beginning as fits into this many pixels. */
  static String fitting(String text, Font font, int width) {
    int end = text.length();
    String fitting = text;
    while (end > 0 && width(fitting, font) > width) {
      end = text.offsetByCodePoints(end, -1);
      fitting = text.substring(0, end).stripTrailing() + "…";
    }
    return fitting;
  }

  /** How many pixels this text takes. */
  static int width(String text, Font font) {
    return RULER.getFontMetrics(font).stringWidth(text);
  }

  /** Text that runs from bottom to top, beginning at this place. */
  static void upwards(Graphics2D g, String text, int x, int y) {
    AffineTransform before = g.getTransform();
    g.rotate(-Math.PI / 2, x, y);
    g.drawString(text, x, y);
    g.setTransform(before);
  }

  /** The colour at this share of the way from one to the other. */
  static Color between(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
