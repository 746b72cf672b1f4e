package gategrad.data;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The binary format of CIFAR-10: one byte for the label, then 1024 bytes red, 1024 green, 1024
 * blue, line after line; 3073 bytes for each picture and nothing else.
 */
public final class Cifar {
  /** The ten classes of CIFAR-10. */
  public static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;
  private static final int RECORD = 1 + PIXELS;

  private Cifar() {}

  /** All pictures of the files, with the names of CIFAR-10's classes. */
  public static Images read(Path... files) {
    return read(CLASSES, files);
  }

  /** All pictures of the files, for a set in the same format with other classes. */
  public static Images read(List<String> classes, Path... files) {
    return images(classes, Arrays.stream(files).map(RawFile::read).toList());
  }

  static Images images(List<String> classes, List<RawFile> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no files to read");
    }
    int count = 0;
    for (RawFile file : files) {
      int length = file.bytes().length;
      if (length == 0 || length % RECORD != 0) {
        throw file.wrong(
            "holds %s bytes, which is no multiple of %s: it is truncated, or no CIFAR-10 file",
            length, RECORD);
      }
      count = Math.addExact(count, length / RECORD);
    }
    var pixels = new byte[Math.multiplyExact(count, PIXELS)];
    var labels = new ArrayList<Integer>();
    for (RawFile file : files) {
      for (int from = 0; from < file.bytes().length; from += RECORD) {
        System.arraycopy(file.bytes(), from + 1, pixels, labels.size() * PIXELS, PIXELS);
        labels.add(label(file, from, classes.size()));
      }
    }
    return new Images(pixels, 3, SIDE, SIDE, Rows.array(labels), classes);
  }

  private static int label(RawFile file, int from, int classes) {
    int label = file.bytes()[from] & 255;
    if (label >= classes) {
      throw file.wrong(
          "has label %s for its picture %s; with %s classes labels run from 0 to %s,"
              + " so this is no such file or a damaged one",
          label, from / RECORD, classes, classes - 1);
    }
    return label;
  }

  /** Writes pictures in the same format, whole or not at all. */
  public static void write(Path file, Images images) {
    if (images.channels() != 3 || images.height() != SIDE || images.width() != SIDE) {
      throw new IllegalArgumentException(
          "CIFAR pictures are 3 x 32 x 32, these are %s x %s x %s"
              .formatted(images.channels(), images.height(), images.width()));
    }
    if (images.classes().size() > 256) {
      throw new IllegalArgumentException("a label is one byte; 256 classes at most");
    }
    var out = new ByteArrayOutputStream(images.size() * RECORD);
    for (int i = 0; i < images.size(); i++) {
      out.write(images.labels()[i]);
      out.write(images.pixels(), i * PIXELS, PIXELS);
    }
    new RawFile(file.toString(), out.toByteArray()).write(file);
  }
}
