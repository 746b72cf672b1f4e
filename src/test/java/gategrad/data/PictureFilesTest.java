package gategrad.data;

import static gategrad.data.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The IDX and CIFAR formats, whole and broken. */
class PictureFilesTest {
  private static final List<String> TWO = List.of("no", "yes");

  @TempDir Path folder;

  /** Two pictures of 2 x 3 pixels. */
  private static byte[] pictures() {
    return idx(8, new int[] {2, 2, 3}, 1, 2, 3, 4, 5, 6, 250, 251, 252, 253, 254, 255);
  }

  private static byte[] labels() {
    return idx(8, new int[] {2}, 1, 0);
  }

  private static byte[] idx(int type, int[] sizes, int... content) {
    var buffer = ByteBuffer.allocate(4 + 4 * sizes.length + content.length);
    buffer.put(new byte[] {0, 0, (byte) type, (byte) sizes.length});
    Arrays.stream(sizes).forEach(buffer::putInt);
    Arrays.stream(content).forEach(value -> buffer.put((byte) value));
    return buffer.array();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private Images read(byte[] images, byte[] labels) throws IOException {
    Path imageFile = Files.write(folder.resolve("images"), images);
    Path labelFile = Files.write(folder.resolve("labels"), labels);
    return Idx.read(imageFile, labelFile, TWO);
  }

  @Test
  void idxIsReadRawAndPacked() throws IOException {
    for (var images :
        List.of(read(pictures(), labels()), read(packed(pictures()), packed(labels())))) {
      assertEquals("2 pictures of 1 x 2 x 3, 2 classes: no, yes", images.toString());
      assertArrayEquals(new int[] {1, 0}, images.labels());
      assertEquals(6, images.pixel(0, 0, 1, 2));
      assertEquals(250, images.pixel(1, 0, 0, 0));
    }
  }

  @Test
  void brokenIdxIsNamed() {
    refuses(() -> read(labels(), labels()), "images has 1 axes, but pictures have 3", "swapped");
    refuses(() -> read(pictures(), pictures()), "labels has 3 axes");
    refuses(
        () -> read("P5 28 28".getBytes(StandardCharsets.UTF_8), labels()), "images is no IDX file");
    refuses(() -> read(new byte[0], labels()), "is no IDX file");
    refuses(() -> read(idx(13, new int[] {2, 2, 3}), labels()), "type 0x0D");
    refuses(() -> read(Arrays.copyOf(pictures(), 9), labels()), "ends within its header");
    refuses(() -> read(Arrays.copyOf(pictures(), 20), labels()), "should hold 12 bytes", "holds 4");
    refuses(() -> read(Arrays.copyOf(pictures(), 40), labels()), "should hold 12 bytes");
    refuses(() -> read(idx(8, new int[] {2, -2, 3}), labels()), "axis 1 has size -2");
    refuses(
        () -> read(idx(8, new int[] {1 << 30, 1 << 30, 1 << 30}), labels()),
        "should hold 12379400");
    refuses(() -> read(pictures(), idx(8, new int[] {1}, 0)), "2 pictures but labels holds 1");
    refuses(() -> read(pictures(), idx(8, new int[] {2}, 0, 7)), "label 7 for picture 1");
    refuses(() -> read(Arrays.copyOf(packed(pictures()), 25), labels()), "damaged gzip file");
    refuses(() -> Idx.read(folder.resolve("none"), folder, TWO), "there is no file");
  }

  @Test
  void cifarIsWrittenAndReadBack() throws IOException {
    var shapes = Shapes32.images(20, new Random(1));
    Path file = folder.resolve("sub/shapes.bin");
    Cifar.write(file, shapes);
    assertEquals(20 * 3073, Files.size(file));
    var back = Cifar.read(Shapes32.CLASSES, file, file);
    assertEquals(40, back.size());
    assertArrayEquals(shapes.pixels(), back.first(20).pixels());
    assertArrayEquals(shapes.labels(), back.first(20).labels());
    assertFalse(Files.exists(folder.resolve("sub/shapes.bin.part")));
  }

  @Test
  void brokenCifarIsNamed() throws IOException {
    Path file = folder.resolve("batch.bin");
    Files.write(file, new byte[5000]);
    refuses(() -> Cifar.read(file), "batch.bin holds 5000 bytes", "multiple of 3073");
    Files.write(file, new byte[0]);
    refuses(() -> Cifar.read(file), "holds 0 bytes");
    var wrong = new byte[2 * 3073];
    wrong[3073] = (byte) 200;
    Files.write(file, wrong);
    refuses(() -> Cifar.read(file), "label 200 for its picture 1", "0 to 9");
    refuses(() -> Cifar.read(), "no files");
    refuses(() -> Cifar.read(folder.resolve("none.bin")), "there is no file");
    refuses(() -> Cifar.write(file, Datasets.fashionSample().test()), "these are 1 x 28 x 28");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static RawFile unpacked(byte[] bytes) throws IOException {
    return RawFile.read("images", new java.io.ByteArrayInputStream(bytes));
  }

  @Test
  void whatIsPackedTwiceIsUnpackedTwice() throws IOException {
    var bytes = new byte[1000];
    new Random(1).nextBytes(bytes);
    assertArrayEquals(bytes, unpacked(gzip(bytes)).bytes());
    assertArrayEquals(bytes, unpacked(gzip(gzip(bytes))).bytes());
    assertArrayEquals(bytes, unpacked(gzip(gzip(gzip(bytes)))).bytes());
    refuses(() -> unpacked(gzip(gzip(gzip(gzip(bytes))))), "more than 3 times");
  }

  @Test
  void aCutPackedFileIsCalledCutWhereverItEnds() throws IOException {
    var bytes = new byte[300];
    new Random(1).nextBytes(bytes);
    for (byte[] packed : new byte[][] {gzip(bytes), gzip(gzip(bytes))}) {
      for (int length = 2; length < packed.length; length++) {
        byte[] cut = java.util.Arrays.copyOf(packed, length);
        refuses(() -> unpacked(cut), "images is a damaged gzip file (it was cut");
      }
    }
    byte[] wrong = gzip(bytes);
    wrong[200] ^= 1;
    refuses(() -> unpacked(wrong), "images is a damaged gzip file (");
  }

  @Test
  void whatIsThereInPlaceOfDataIsNamed() {
    var found =
        java.util.Map.of(
            "\uFEFF\n <!DOCTYPE html>\n<html>", "a web page (HTML)",
            "<html lang=\"en\">", "a web page (HTML)",
            "<?xml version=\"1.0\"?><Error>", "an XML document",
            "version https://git-lfs.github.com/spec/v1\noid sha256:1", "git lfs pull",
            "/annex/objects/MD5E-s1", "git annex get",
            "404: Not Found", "a server's error message",
            "PK\3\4abc", "an Excel workbook",
            "%PDF-1.7", "a PDF document");
    found.forEach(
        (content, what) ->
            refuses(
                () -> unpacked(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "images is ",
                what));
  }
}
