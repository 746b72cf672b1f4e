package gategrad.plot;

import java.awt.image.BufferedImage;

/** A small picture as characters: the brighter, the denser. */
final class AsciiArt {
  private static final String LEVELS = " .:-=+*#%@";
  private static final int MOST_COLUMNS = 56;

  private AsciiArt() {}

  static String of(BufferedImage image) {
    int step = Math.max(1, (image.getWidth() + MOST_COLUMNS - 1) / MOST_COLUMNS);
    var out = new StringBuilder();
    for (int y = 0; y < image.getHeight(); y += step) {
      var line = new StringBuilder();
      for (int x = 0; x < image.getWidth(); x += step) {
        char level = LEVELS.charAt(brightness(image.getRGB(x, y)) * LEVELS.length() / 256);
        line.append(level).append(level);
      }
      out.append(y == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return out.toString();
  }

  private static int brightness(int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    return (299 * red + 587 * green + 114 * blue) / 1000;
  }
}
