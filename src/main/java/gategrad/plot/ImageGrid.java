package gategrad.plot;

import gategrad.data.Images;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small pictures in rows and columns, enlarged without blurring their pixels. */
final class ImageGrid {
  private static final int WIDTH = 700;
  private static final int GAP = 6;
  private static final int TITLE = 30;
  private static final int CAPTION = 15;

  private final String title;
  private final List<BufferedImage> images;
  private final List<String> captions;

  ImageGrid(String title, List<BufferedImage> images, List<String> captions) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("no pictures; there is nothing to draw");
    }
    if (images.size() != captions.size()) {
      throw new IllegalArgumentException(
          "%d pictures but %d captions; each needs one, which may be empty"
              .formatted(images.size(), captions.size()));
    }
    this.title = title;
    this.images = images;
    this.captions = captions;
  }

  static ImageGrid of(String title, Images set) {
    var numbers = IntStream.range(0, set.size());
    var captions = Arrays.stream(set.labels()).mapToObj(set.classes()::get).toList();
    return new ImageGrid(title, numbers.mapToObj(i -> picture(set, i)).toList(), captions);
  }

  private static BufferedImage picture(Images set, int number) {
    if (set.channels() != 1 && set.channels() != 3) {
      throw new IllegalArgumentException(
          "%d channels; a picture has 1 (grey) or 3 (red, green, blue)".formatted(set.channels()));
    }
    var image = new BufferedImage(set.width(), set.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < set.height(); y++) {
      for (int x = 0; x < set.width(); x++) {
        int red = set.pixel(number, 0, y, x);
        int green = set.channels() == 1 ? red : set.pixel(number, 1, y, x);
        int blue = set.channels() == 1 ? red : set.pixel(number, 2, y, x);
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  static ImageGrid ofWeights(String title, double[][] weights, int channels, int height) {
    var images = Arrays.stream(weights).map(row -> WeightImage.of(row, channels, height)).toList();
    var captions = IntStream.range(0, weights.length).mapToObj(Integer::toString).toList();
    return new ImageGrid(title, images, captions);
  }

  Plot plot() {
    return new Plot(this::paint, text(), Theme.fontNotes(title + String.join("", captions)));
  }

  private int columns() {
    int count = images.size();
    return Math.min(count, Math.max(count <= 10 ? 5 : 10, (int) Math.ceil(Math.sqrt(count))));
  }

  private BufferedImage paint() {
    int columns = columns();
    int rows = (images.size() + columns - 1) / columns;
    int width = images.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = images.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
    int scale = Math.max(1, Math.min((WIDTH / columns - GAP) / width, 96 / width));
    boolean words = captions.stream().anyMatch(caption -> !caption.isEmpty());
    int stepX = width * scale + GAP;
    int stepY = height * scale + GAP + (words ? CAPTION : 0);
    int top = title.isEmpty() ? GAP : TITLE;
    var canvas = Canvas.image(Math.max(columns * stepX + GAP, 240), top + rows * stepY + GAP);
    var g = Canvas.of(canvas);
    g.setFont(Theme.font(Font.BOLD, 14));
    g.drawString(title, GAP, 20);
    g.setFont(Theme.font(Font.PLAIN, 10));
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < images.size(); i++) {
      var image = images.get(i);
      int x = GAP + i % columns * stepX;
      int y = top + i / columns * stepY;
      g.drawImage(image, x, y, image.getWidth() * scale, image.getHeight() * scale, null);
      var clipped = g.create(x, y, width * scale + GAP - 2, stepY);
      clipped.drawString(captions.get(i), 0, height * scale + 11);
      clipped.dispose();
    }
    g.dispose();
    return canvas;
  }

  private String text() {
    var out = new ArrayList<String>();
    var first = images.get(0);
    out.add(
        "%s: %d pictures of %d x %d pixels"
            .formatted(title, images.size(), first.getWidth(), first.getHeight()));
    int columns = columns();
    for (int from = 0; from < captions.size(); from += columns) {
      out.add(String.join(" | ", captions.subList(from, Math.min(from + columns, images.size()))));
    }
    out.add("the first one, dense where it is bright:");
    out.add(AsciiArt.of(first));
    return String.join("\n", out);
  }
}
