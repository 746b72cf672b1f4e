package gategrad.data;

import gategrad.file.FileKind;
import gategrad.file.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file or resource, unpacked where it is a gzip file. */
record RawFile(String name, byte[] bytes) {
  /**
   * More than any set of the course; keeps a damaged or hostile archive from filling the memory.
   */
  private static final int MOST_BYTES = 1 << 29;

  private static final int MOST_PACKINGS = 3;

  static RawFile read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return read(file.getFileName().toString(), in);
    } catch (NoSuchFileException e) {
      throw new DataException(
          "there is no file %s; the current folder is %s"
              .formatted(file, Path.of("").toAbsolutePath()),
          e);
    } catch (AccessDeniedException e) {
      throw new DataException("may not read %s: check its permissions".formatted(file), e);
    } catch (IOException e) {
      throw new DataException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A file of this package's resources. */
  static RawFile resource(String name) {
    try (var in = RawFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DataException("the library was built without its data set " + name);
      }
      return read(name, in);
    } catch (IOException e) {
      throw new DataException("cannot read the data set " + name, e);
    }
  }

  static RawFile read(String name, InputStream in) throws IOException {
    byte[] bytes = limited(name, in);
    for (int packings = 0; isPacked(bytes); packings++) { // some servers pack what is packed
      if (packings == MOST_PACKINGS) {
        throw new DataException(
            "%s is packed with gzip more than %s times; unpack it first"
                .formatted(name, MOST_PACKINGS));
      }
      bytes = unpacked(name, bytes);
    }
    FileKind.insteadOfData(bytes)
        .ifPresent(
            kind -> {
              throw new DataException(name + " is " + kind);
            });
    return new RawFile(name, bytes);
  }

  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & 255) == 0x1f && (bytes[1] & 255) == 0x8b;
  }

  private static byte[] unpacked(String name, byte[] bytes) throws IOException {
    try {
      return limited(name, new GZIPInputStream(new ByteArrayInputStream(bytes)));
    } catch (EOFException e) {
      throw new DataException(
          "%s is a damaged gzip file (it was cut: its end is missing); copy or download it again"
              .formatted(name),
          e);
    } catch (ZipException e) {
      throw new DataException(
          "%s is a damaged gzip file (%s); copy or download it again"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** Stores the bytes whole or not at all; folders that are missing are made. */
  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw new DataException(
          "cannot make the folder %s: choose a folder of yours with -Dgategrad.data=FOLDER"
              .formatted(file.toAbsolutePath().getParent()),
          e);
    }
    try {
      WholeFile.write(file, bytes);
    } catch (IOException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  private static byte[] limited(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new DataException(
          "%s holds more than %s MB; no set of the course is that large"
              .formatted(name, MOST_BYTES >> 20));
    }
    return bytes;
  }

  /** The checksum of the unpacked bytes: how a file was packed does not matter. */
  String sha256() {
    return digest("SHA-256");
  }

  String digest(String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  DataException wrong(String what, Object... values) {
    return new DataException(name + " " + what.formatted(values));
  }
}
