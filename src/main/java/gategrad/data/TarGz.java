package gategrad.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Finds a file in a .tar.gz archive: 512-byte headers, each followed by the file's blocks. */
final class TarGz {
  private static final int BLOCK = 512;
  private static final int SIZE_FIELD = 124;

  private TarGz() {}

  /** The content of the first entry of this name, in whatever folder of the archive. */
  static Optional<byte[]> find(InputStream archive, String name) throws IOException {
    var in = new GZIPInputStream(archive);
    for (byte[] header = in.readNBytes(BLOCK);
        header.length == BLOCK && header[0] != 0;
        header = in.readNBytes(BLOCK)) {
      long size = octal(header);
      String path = text(header, 0, 100);
      if (path.equals(name) || path.endsWith("/" + name)) {
        byte[] content = in.readNBytes(Math.toIntExact(Math.min(size, Integer.MAX_VALUE - 8)));
        if (content.length < size) {
          throw new EOFException("the archive ends within " + path);
        }
        return Optional.of(content);
      }
      in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
    }
    return Optional.empty();
  }

  private static long octal(byte[] header) throws IOException {
    String size = text(header, SIZE_FIELD, 12).strip();
    if (!size.matches("[0-7]+")) {
      throw new IOException("not a tar archive");
    }
    return Long.parseLong(size, 8);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }
}
