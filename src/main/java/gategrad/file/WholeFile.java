package gategrad.file;

import static java.util.Objects.requireNonNull;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writes a file whole or not at all: a full disk, a crash or a second writer never leaves half of
 * it, and what was there before stays until the new content is safe.
 *
 * <p>The content goes into a file beside, under a name that no other writer has; it is sent to the
 * disk and then takes its place in one move. A file that was there keeps its permissions, and a
 * symbolic link goes on pointing to its target, which is what changes.
 *
 * <pre>{@code
 * gategrad.file.WholeFile.write(Path.of("notes.txt"), "lr 0.1".getBytes());
 * }</pre>
 */
public final class WholeFile {
  private static final int MOST_LINKS = 40;
  private static final int NAME_PART = 40;

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; an exception leaves the old file as it was. */
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /** Writes these bytes. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Writes what {@code content} writes.
   *
   * @throws IOException if the file cannot be written; the message names it as it was given, and
   *     what was there before is still there
   */
  public static void write(Path file, Content content) throws IOException {
    requireNonNull(content, "content");
    try {
      Path target = target(file);
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        writeInPlace(target, content);
      } else {
        writeBeside(target, content);
      }
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(file, WriteProblem.of(file, e)), e);
    }
  }

  /** The file at the end of all symbolic links, which need not exist. */
  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("its symbolic links run in a circle");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** A device or a pipe takes bytes but cannot be replaced; a folder refuses them. */
  private static void writeInPlace(Path target, Content content) throws IOException {
    try (var out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    }
  }

  private static void writeBeside(Path target, Content content) throws IOException {
    boolean replaces = Files.exists(target);
    if (replaces && !Files.isWritable(target)) {
      throw new IOException("it is write-protected");
    }
    Path part = Files.createFile(target.resolveSibling(partName(target)));
    try {
      fill(part, content);
      if (replaces) {
        copyPermissions(target, part);
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
    syncFolder(target.getParent());
  }

  /** A long name is shortened, so that the addition still fits. */
  private static String partName(Path target) {
    String name = target.getFileName().toString();
    String start = name.substring(0, Math.min(name.length(), NAME_PART));
    return "." + start + "." + UUID.randomUUID() + ".part";
  }

  /** A channel would refuse to write in a thread that was interrupted, also long before. */
  private static void fill(Path part, Content content) throws IOException {
    if (part.getFileSystem() != FileSystems.getDefault()) {
      writeInPlace(part, content);
      return;
    }
    try (var out = new FileOutputStream(part.toFile())) {
      content.writeTo(out);
      out.getFD().sync();
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (old != null) {
      Files.setPosixFilePermissions(to, old.readAttributes().permissions());
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the move itself survive a power cut, where the system can do so for folders. */
  private static void syncFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; the file itself is whole and in its place
    }
  }
}
