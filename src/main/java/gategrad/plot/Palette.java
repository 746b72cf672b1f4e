package gategrad.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A few colours that stand for all colours of a picture, found by median cut: the box with most of
 * them is halved along its longest side until there are enough boxes.
 */
final class Palette {
  private static final int WHITE = 0xFFFFFFFF;

  private final List<Box> boxes = new ArrayList<>();
  private final Map<Integer, Integer> places = new HashMap<>();

  /** Similar colours, the channel in which they differ most (as a shift), and how much. */
  private record Box(int[] pixels, int shift, int width) {
    static Box of(int[] pixels) {
      int shift = longest(pixels);
      return new Box(pixels, shift, Palette.width(pixels, shift));
    }
  }

  private Palette(int[] pixels, int size) {
    boxes.add(Box.of(Arrays.stream(pixels).filter(rgb -> rgb != WHITE).toArray()));
    boxes.add(Box.of(new int[] {WHITE})); // paper stays white, a box of other colours would tint it
    while (boxes.size() < size && halveLargest()) {
      // one more colour
    }
    for (int place = 0; place < boxes.size(); place++) {
      for (int rgb : boxes.get(place).pixels()) {
        places.put(rgb, place);
      }
    }
  }

  /** The picture with at most this many colours, up to 256; one byte for each pixel. */
  static BufferedImage reduce(BufferedImage image, int size) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var palette = new Palette(Arrays.stream(pixels).distinct().toArray(), size);
    var reduced =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette.colors());
    for (int i = 0; i < pixels.length; i++) {
      reduced.getRaster().setSample(i % width, i / width, 0, palette.places.get(pixels[i]));
    }
    return reduced;
  }

  private boolean halveLargest() {
    int largest = -1;
    for (int k = 0; k < boxes.size(); k++) {
      Box box = boxes.get(k);
      boolean larger = largest < 0 || box.pixels().length > boxes.get(largest).pixels().length;
      if (larger && box.width() > 0) {
        largest = k;
      }
    }
    if (largest < 0) {
      return false;
    }
    Box box = boxes.remove(largest);
    int[] sorted = sortedBy(box.shift(), box.pixels());
    int cut = cut(sorted, box.shift());
    boxes.add(Box.of(Arrays.copyOf(sorted, cut)));
    boxes.add(Box.of(Arrays.copyOfRange(sorted, cut, sorted.length)));
    return true;
  }

  /** As near to the middle as possible without dividing equal values. */
  private static int cut(int[] sorted, int shift) {
    int middle = part(sorted[sorted.length / 2], shift);
    int cut = sorted.length / 2;
    while (cut > 0 && part(sorted[cut - 1], shift) == middle) {
      cut--;
    }
    while (cut == 0 || part(sorted[cut], shift) == part(sorted[cut - 1], shift)) {
      cut++;
    }
    return cut;
  }

  /** Sorts by one colour channel: the channel moves to the top, then back. */
  private static int[] sortedBy(int shift, int[] box) {
    return Arrays.stream(box)
        .mapToLong(rgb -> (long) part(rgb, shift) << 32 | rgb & 0xFFFFFFFFL)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  private static int longest(int[] box) {
    int longest = 0;
    for (int shift = 8; shift <= 16; shift += 8) {
      longest = width(box, shift) > width(box, longest) ? shift : longest;
    }
    return longest;
  }

  private static int width(int[] box, int shift) {
    int low = 255;
    int high = 0;
    for (int rgb : box) {
      low = Math.min(low, part(rgb, shift));
      high = Math.max(high, part(rgb, shift));
    }
    return high - low;
  }

  private static int part(int rgb, int shift) {
    return rgb >> shift & 255;
  }

  /** The mean colour of each box. */
  private IndexColorModel colors() {
    var colors = new byte[3][boxes.size()];
    for (int place = 0; place < boxes.size(); place++) {
      for (int channel = 0; channel < 3; channel++) {
        int shift = 16 - 8 * channel;
        double mean =
            Arrays.stream(boxes.get(place).pixels())
                .map(rgb -> part(rgb, shift))
                .average()
                .orElse(0);
        colors[channel][place] = (byte) Math.round(mean);
      }
    }
    return new IndexColorModel(8, boxes.size(), colors[0], colors[1], colors[2]);
  }
}
