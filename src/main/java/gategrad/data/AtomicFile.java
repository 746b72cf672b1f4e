package gategrad.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, byte[] bytes) {
    write(file, new ByteArrayInputStream(bytes));
  }

  /** Copies the stream into a file beside, then moves it to its place. */
  static void write(Path file, InputStream content) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
      throw new DataException(
          "may not write %s: choose a folder of yours with -Dgategrad.data=FOLDER".formatted(file),
          e);
    } catch (IOException e) {
      throw new DataException(
          "cannot write %s (%s); is the disk full? Nothing was left behind"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
