package gategrad.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as PNG files small enough for a notebook. */
final class Png {
  private static final int MOST_BYTES = 100_000;

  private Png() {}

  /** Noise hardly packs, so a large noisy picture gives up colours until it is small enough. */
  static byte[] encode(BufferedImage image) {
    byte[] bytes = encodeExactly(image);
    for (int colors = 256; bytes.length >= MOST_BYTES && colors > 1; colors /= 2) {
      bytes = encodeExactly(Palette.reduce(image, colors));
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
}
