package gategrad.kernel.display;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A {@code BufferedImage} as PNG. */
final class ImageRenderer implements Renderer {
  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof RenderedImage image)) {
      return Optional.empty();
    }
    return Optional.of(
        Forms.text(() -> "image, " + image.getWidth() + " x " + image.getHeight() + " pixels")
            .with(MimeBundle.PNG, () -> png(image)));
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
