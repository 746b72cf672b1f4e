package gategrad.kernel.install;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces a folder by a new one when that is whole and on the disk.
 *
 * <p>A full disk or an end in the middle leaves the old folder in its place (or, between the two
 * moves, beside it); the next writer puts that right and sweeps up what is left. Two writers wait
 * for each other by a file lock.
 */
final class WholeFolder {
  private static final String OURS = "gategrad-install-";
  private static final OpenOption TO_SYNC =
      File.separatorChar == '\\' ? StandardOpenOption.WRITE : StandardOpenOption.READ;

  /** What is done with a folder. */
  interface Action {
    void run(Path folder) throws IOException;
  }

  private WholeFolder() {}

  /**
   * Replaces a folder.
   *
   * @param folder the folder to replace, which need not exist
   * @param space a folder on the same disk where ours may lie for a while
   * @param fill fills the new folder while it lies there
   * @param then what remains to be done when it is in its place; nobody else writes meanwhile
   */
  static void replace(Path folder, Path space, Action fill, Action then) throws IOException {
    Files.createDirectories(folder.getParent());
    Path lock = space.resolve(OURS + "lock");
    try (var channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // the system takes it back from whoever dies
      Path old = space.resolve(OURS + "old");
      if (Files.exists(old) && !Files.exists(folder)) {
        Files.move(old, folder); // somebody died between the two moves
      }
      sweep(space);
      Path fresh = Files.createDirectory(space.resolve(OURS + "new"));
      try {
        fill.run(fresh);
        sync(fresh);
        move(fresh, folder, old);
      } finally {
        sweep(space);
      }
      then.run(folder);
    }
  }

  private static void move(Path fresh, Path folder, Path old) throws IOException {
    boolean replaces = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    if (replaces) {
      Files.move(folder, old);
    }
    try {
      Files.move(fresh, folder);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, folder);
      }
      throw e;
    }
  }

  private static void sweep(Path space) throws IOException {
    for (String name : List.of("new", "old")) {
      delete(space.resolve(OURS + name));
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path entry : entries(folder)) {
      Files.delete(entry);
    }
  }

  /** Sends a file, or all files of a folder, to the disk; Windows wants to write for that. */
  static void sync(Path folder) throws IOException {
    for (Path entry : entries(folder)) {
      if (Files.isRegularFile(entry)) {
        try (var channel = FileChannel.open(entry, TO_SYNC)) {
          channel.force(true);
        }
      }
    }
  }

  /** All below it and itself, the deepest first. */
  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
