package gategrad.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The IDX format of MNIST: raw or gzip.
 *
 * <p>Four bytes say what follows: two zeros, 8 for "unsigned bytes", the number of axes; then the
 * size of each axis as a big-endian int, then the bytes.
 */
public final class Idx {
  private static final int UNSIGNED_BYTES = 8;

  private Idx() {}

  /** Grey pictures (three axes) and their labels (one axis). */
  public static Images read(Path images, Path labels, List<String> classes) {
    return images(RawFile.read(images), RawFile.read(labels), classes);
  }

  static Images images(RawFile imageFile, RawFile labelFile, List<String> classes) {
    int[] sizes = sizes(imageFile, 3, "pictures");
    int[] count = sizes(labelFile, 1, "labels");
    if (sizes[0] != count[0]) {
      throw new DataException(
          "%s holds %s pictures but %s holds %s labels; the two do not belong together"
              .formatted(imageFile.name(), sizes[0], labelFile.name(), count[0]));
    }
    byte[] labelBytes = content(labelFile, 1);
    var labels = new int[count[0]];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labelBytes[i] & 255;
      if (labels[i] >= classes.size()) {
        throw labelFile.wrong(
            "has label %s for picture %s; with %s classes labels run from 0 to %s",
            labels[i], i, classes.size(), classes.size() - 1);
      }
    }
    return new Images(content(imageFile, 3), 1, sizes[1], sizes[2], labels, classes);
  }

  private static int[] sizes(RawFile file, int axes, String what) {
    byte[] bytes = file.bytes();
    if (bytes.length < 4 || bytes[0] != 0 || bytes[1] != 0 || bytes[3] < 1) {
      throw file.wrong(
          "is no IDX file: it begins with %s, not with 0, 0, 8, %s",
          Arrays.toString(Arrays.copyOf(bytes, Math.min(4, bytes.length))), axes);
    }
    if (bytes[2] != UNSIGNED_BYTES) {
      throw file.wrong(
          "holds IDX numbers of type 0x%02X; only unsigned bytes (0x08) are read", bytes[2]);
    }
    if (bytes[3] != axes) {
      throw file.wrong(
          "has %s axes, but %s have %s; were pictures and labels swapped?", bytes[3], what, axes);
    }
    if (bytes.length < start(axes)) {
      throw file.wrong("ends within its header; copy or download it again");
    }
    return checkedSizes(file, axes);
  }

  private static int[] checkedSizes(RawFile file, int axes) {
    var buffer = ByteBuffer.wrap(file.bytes(), 4, 4 * axes);
    var sizes = new int[axes];
    double wanted = 1;
    for (int axis = 0; axis < axes; axis++) {
      sizes[axis] = buffer.getInt();
      wanted *= sizes[axis];
      if (sizes[axis] < 1) {
        throw file.wrong("says that axis %s has size %s; at least 1", axis, sizes[axis]);
      }
    }
    int there = file.bytes().length - start(axes);
    if (wanted != there) {
      throw file.wrong(
          "should hold %s bytes after its header (%s) but holds %s; copy or download it again",
          String.format(Locale.ROOT, "%.0f", wanted), Arrays.toString(sizes), there);
    }
    return sizes;
  }

  private static int start(int axes) {
    return 4 + 4 * axes;
  }

  private static byte[] content(RawFile file, int axes) {
    return Arrays.copyOfRange(file.bytes(), start(axes), file.bytes().length);
  }
}
