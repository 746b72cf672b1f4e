package gategrad.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as PNG files small enough for a notebook. */
final class Png {
  private static final int MOST_BYTES = 100_000;

  private Png() {}

  /** Noise hardly packs, so a large noisy picture gives up shades until it is small enough. */
  static byte[] encode(BufferedImage image) {
    byte[] bytes = encodeExactly(image);
    for (int levels = 6; bytes.length >= MOST_BYTES && levels > 1; levels--) {
      bytes = encodeExactly(withPalette(image, levels));
    }
    return bytes;
  }

  private static byte[] encodeExactly(BufferedImage image) {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the picture could not be encoded as PNG", e);
    }
  }

  /** One byte for each pixel: its place in a palette with a few levels of each colour. */
  private static BufferedImage withPalette(BufferedImage image, int levels) {
    var coarse =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette(levels));
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int index = level(rgb >> 16, levels);
        index = index * levels + level(rgb >> 8, levels);
        index = index * levels + level(rgb, levels);
        coarse.getRaster().setSample(x, y, 0, index);
      }
    }
    return coarse;
  }

  private static int level(int part, int levels) {
    return Math.round((part & 255) * (levels - 1) / 255f);
  }

  private static IndexColorModel palette(int levels) {
    int size = levels * levels * levels;
    var red = new byte[size];
    var green = new byte[size];
    var blue = new byte[size];
    for (int i = 0; i < size; i++) {
      red[i] = (byte) (255 * (i / levels / levels) / (levels - 1));
      green[i] = (byte) (255 * (i / levels % levels) / (levels - 1));
      blue[i] = (byte) (255 * (i % levels) / (levels - 1));
    }
    return new IndexColorModel(8, size, red, green, blue);
  }
}
