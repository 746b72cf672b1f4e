package gategrad.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** The weights of one neuron as a picture. */
final class WeightImage {
  private static final Color POSITIVE = new Color(0xB2182B);
  private static final Color NEGATIVE = new Color(0x2166AC);

  private WeightImage() {}

  static BufferedImage of(double[] weights, int channels, int height) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "%s channels; a picture has 1 (grey) or 3 (red, green, blue)".formatted(channels));
    }
    int pixels = weights.length / channels;
    if (height < 1 || pixels == 0 || weights.length % channels != 0 || pixels % height != 0) {
      throw new IllegalArgumentException(
          "%s weights do not fill a picture of %s channels and %s lines"
              .formatted(weights.length, channels, height));
    }
    int width = pixels / height;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Range range = Range.of(weights);
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    for (int p = 0; p < pixels; p++) {
      int rgb = channels == 1 ? signed(weights[p], largest) : stretched(weights, p, pixels, range);
      image.setRGB(p % width, p / width, rgb);
    }
    return image;
  }

  private static int signed(double weight, double largest) {
    if (isBad(weight)) {
      return 0;
    }
    double share = largest > 0 ? Math.abs(weight) / largest : 0;
    return Canvas.between(Color.WHITE, weight > 0 ? POSITIVE : NEGATIVE, share).getRGB();
  }

  static boolean isBad(double weight) {
    return !Double.isFinite(weight);
  }

  private static int stretched(double[] weights, int pixel, int pixels, Range range) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double weight = weights[channel * pixels + pixel];
      if (isBad(weight)) {
        return 0;
      }
      double share = range.width() > 0 ? range.share(weight) : 0.5;
      rgb = rgb << 8 | (int) Math.round(255 * Math.min(1, Math.max(0, share)));
    }
    return rgb;
  }
}
