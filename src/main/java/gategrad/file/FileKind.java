package gategrad.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files that are often there in place of data: pages, pointers, archives and other formats.
 *
 * <pre>{@code
 * var page = "<!doctype html><title>iris.csv</title>".getBytes();
 * gategrad.file.FileKind.insteadOfData(page).isPresent(); // true
 * }</pre>
 */
public final class FileKind {
  private static final int LOOKED_AT = 512;

  /** What a file of this kind begins with, what it is, and what to do. */
  private record Kind(byte[] start, String what) {
    static Kind of(String start, String what) {
      return new Kind(start.getBytes(StandardCharsets.ISO_8859_1), what);
    }

    boolean begins(byte[] content) {
      return content.length >= start.length
          && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
  }

  private static final String PAGE =
      "a web page (HTML), not the file that it shows: download the file itself, often called raw";
  private static final String UNPACK = " Unpack it first";

  /** Compared with the text in small letters, without blanks before it. */
  private static final List<Kind> TEXTS =
      List.of(
          Kind.of("<!doctype html", PAGE),
          Kind.of("<html", PAGE),
          Kind.of("<head", PAGE),
          Kind.of("<script", PAGE),
          Kind.of("<?xml", "an XML document, perhaps a server's answer; download the file again"),
          Kind.of("<error>", "a server's error message; check the address and download again"),
          Kind.of("404: not found", "a server's error message; check the address"),
          Kind.of("404 not found", "a server's error message; check the address"),
          Kind.of("{\"message\":", "a server's error message; check the address"),
          Kind.of(
              "version https://git-lfs",
              "a Git LFS pointer, which stands for the real file: run git lfs pull"),
          Kind.of("/annex/objects/", "a git-annex pointer: run git annex get"),
          Kind.of("{\\rtf", "a text document (RTF); save the table as CSV"));

  private static final List<Kind> BYTES =
      List.of(
          Kind.of("%PDF-", "a PDF document; it holds no table that can be read"),
          Kind.of("PK\3\4", "a ZIP archive or an Excel workbook." + UNPACK + ", or save it as CSV"),
          Kind.of("\u00D0\u00CF\u0011\u00E0", "an old Excel workbook; save it as CSV"),
          Kind.of("\u001F\u008B", "packed with gzip." + UNPACK + ": gunzip"),
          Kind.of("BZh", "packed with bzip2." + UNPACK + ": bunzip2"),
          Kind.of("\u00FD7zXZ\0", "packed with xz." + UNPACK + ": unxz"),
          Kind.of("\u0028\u00B5\u002F\u00FD", "packed with zstd." + UNPACK + ": unzstd"),
          Kind.of("7z\u00BC\u00AF", "a 7z archive." + UNPACK),
          Kind.of("Rar!\u001A", "a RAR archive." + UNPACK),
          Kind.of("PAR1", "a Parquet file; write it as CSV with Python's pandas"),
          Kind.of("\u0093NUMPY", "a NumPy file (npy); write it as CSV with numpy.savetxt"),
          Kind.of("\u0089HDF", "an HDF5 file, which is not read here"),
          Kind.of("SQLite format 3\0", "an SQLite data base; export the table as CSV"),
          Kind.of("\u0089PNG", "a picture (PNG)"),
          Kind.of("\u00FF\u00D8\u00FF", "a picture (JPEG)"));

  private FileKind() {}

  /**
   * What these bytes are in place of data, and what to do about it; empty if they are none of the
   * known kinds. The first few hundred bytes of a file are enough.
   */
  public static Optional<String> insteadOfData(byte[] content) {
    String text =
        new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00EF\u00BB\u00BF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    byte[] small = text.getBytes(StandardCharsets.ISO_8859_1);
    return first(BYTES, content).or(() -> first(TEXTS, small));
  }

  private static Optional<String> first(List<Kind> kinds, byte[] content) {
    return kinds.stream().filter(kind -> kind.begins(content)).map(Kind::what).findFirst();
  }
}
