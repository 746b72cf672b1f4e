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
  private static final int MOST_WIDTH = 96;
  private static final Font SMALL = Theme.font(Font.PLAIN, 10);

  private final String title;
  private final List<BufferedImage> images;
  private final List<String> captions;

  private final List<String> notes = new ArrayList<>();

  ImageGrid(String title, List<BufferedImage> images, List<String> captions) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("no pictures; there is nothing to draw");
    }
    if (images.size() != captions.size()) {
      throw new IllegalArgumentException(
          "%s pictures but %s captions; each needs one, which may be empty"
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
          "%s channels; a picture has 1 (grey) or 3 (red, green, blue)".formatted(set.channels()));
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

  static ImageGrid ofWeights(
      String title, double[][] weights, int channels, int height, List<String> captions) {
    var images = Arrays.stream(weights).map(row -> WeightImage.of(row, channels, height)).toList();
    var grid = new ImageGrid(title, images, captions);
    long bad =
        Arrays.stream(weights).flatMapToDouble(Arrays::stream).filter(WeightImage::isBad).count();
    if (bad > 0) {
      grid.notes.add("%s NaN or infinite and black".formatted(Theme.count(bad, "weight")));
    }
    return grid;
  }

  Plot plot() {
    notes.addAll(Theme.fontNotes(title + String.join("", captions)));
    return new Plot(this::paint, text(), notes);
  }

  private int columns() {
    int count = images.size();
    return Math.min(count, Math.max(count <= 10 ? 5 : 10, (int) Math.ceil(Math.sqrt(count))));
  }

  private BufferedImage paint() {
    int columns = columns();
    int rows = (images.size() + columns - 1) / columns;
    int cellWidth = scaled(images.stream().mapToInt(BufferedImage::getWidth).max().orElse(1));
    int cellHeight = scaled(images.stream().mapToInt(BufferedImage::getHeight).max().orElse(1));
    boolean words = captions.stream().anyMatch(caption -> !caption.isEmpty());
    int stepX = cellWidth + GAP;
    int stepY = cellHeight + GAP + (words ? CAPTION : 0);
    int top = title.isEmpty() ? GAP : TITLE;
    String heading = Canvas.fitting(title, Theme.TITLE, WIDTH);
    int width = Math.max(columns * stepX, Canvas.width(heading, Theme.TITLE) + GAP) + GAP;
    var canvas = Canvas.image(width, top + rows * stepY + GAP);
    var g = Canvas.of(canvas);
    g.setFont(Theme.TITLE);
    g.drawString(heading, GAP, 20);
    g.setFont(SMALL);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < images.size(); i++) {
      var image = images.get(i);
      int x = GAP + i % columns * stepX;
      int y = top + i / columns * stepY;
      g.drawImage(image, x, y, scaled(image.getWidth()), scaled(image.getHeight()), null);
      g.drawString(Canvas.fitting(captions.get(i), SMALL, cellWidth + 2), x, y + cellHeight + 11);
    }
    g.dispose();
    return canvas;
  }

  /** Small pictures grow by a whole number, so that all pixels stay equal; large ones shrink. */
  private int scaled(int length) {
    int widest = images.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int room = WIDTH / columns() - GAP;
    return widest > room
        ? Math.max(1, length * room / widest)
        : length * Math.max(1, Math.min(room, MOST_WIDTH) / widest);
  }

  private String text() {
    var out = new ArrayList<String>();
    var first = images.get(0);
    out.add(
        "%s: %s pictures of %s x %s pixels"
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
