package gategrad.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be written, in the words of the one who named it. */
final class WriteProblem {
  private WriteProblem() {}

  static String of(Path file, IOException e) {
    Path folder = file.getParent();
    if (Files.isDirectory(file)) {
      return "it is a folder; add the name of a file";
    }
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      return "%s is a file, not a folder".formatted(folder);
    }
    if (e instanceof NoSuchFileException) {
      return folder == null || Files.isDirectory(folder)
          ? "its folder is missing"
          : "there is no folder %s; create it first".formatted(folder);
    }
    if (e instanceof AccessDeniedException) {
      return "you may not create files in its folder";
    }
    return reason(e) + "; what was there before is unchanged";
  }

  /** The system's own words without the name of the file beside. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
