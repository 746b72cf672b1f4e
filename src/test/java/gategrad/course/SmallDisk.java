package gategrad.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A disk of some megabytes, mounted over a folder; it takes root, or sudo without a password. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  SmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
    this.folder = folder;
    var options = "size=" + megabytes + "m,mode=0777";
    var answer = asRoot("mount", "-t", "tmpfs", "-o", options, "none", folder.toString());
    if (answer.exitCode() != 0) {
      Tools.missing("a small disk cannot be mounted (not root?): " + answer.text());
    }
  }

  void forbidWriting() throws IOException, InterruptedException {
    asRoot("mount", "-o", "remount,ro", folder.toString()).orFail();
  }

  /** Leaves no room at all. */
  void fill() throws IOException {
    try (var out = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      asRoot("umount", folder.toString()).orFail();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + folder + " stays mounted", e);
    }
  }

  private static Tools.Answer asRoot(String... command) throws IOException, InterruptedException {
    var whole = new ArrayList<>(List.of(command));
    if (!Files.isWritable(Path.of("/etc"))) {
      whole.addAll(0, List.of("sudo", "-n"));
    }
    return Tools.run(Path.of("."), Map.of(), whole);
  }
}
