package gategrad.kernel.display;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A {@code BufferedImage} as PNG; what is too large for a page is shown smaller. */
final class ImageRenderer implements Renderer {
  private static final int LONGEST_SIDE = 2_000;
  private static final int MOST_BYTES = 1_400_000;

  private record Picture(RenderedImage image, byte[] png) {}

  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof RenderedImage image)) {
      return Optional.empty();
    }
    Picture shown = fit(image);
    String smaller = shown.image == image ? "" : ", shown as " + size(shown.image);
    return Optional.of(
        Forms.text(() -> "image, " + size(image) + " pixels" + smaller)
            .with(MimeBundle.PNG, shown::png));
  }

  private static String size(RenderedImage image) {
    return image.getWidth() + " x " + image.getHeight();
  }

  private static Picture fit(RenderedImage image) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    double scale = Math.min(1, (double) LONGEST_SIDE / longest);
    while (true) {
      RenderedImage shown = scale == 1 ? image : scaled(image, scale);
      byte[] png = png(shown);
      if (png.length <= MOST_BYTES) {
        return new Picture(shown, png);
      }
      scale *= 0.7;
    }
  }

  private static RenderedImage scaled(RenderedImage image, double scale) {
    int width = (int) Math.max(1, image.getWidth() * scale);
    int height = (int) Math.max(1, image.getHeight() * scale);
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawRenderedImage(image, AffineTransform.getScaleInstance(scale, scale));
    graphics.dispose();
    return small;
  }

  private static byte[] png(RenderedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IOException("PNG cannot hold an image of this kind: " + image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
