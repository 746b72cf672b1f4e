package gategrad.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String refusal(Path file) {
    return assertThrows(IOException.class, () -> WholeFile.write(file, bytes("new"))).getMessage();
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, bytes("old"));
    WholeFile.write(file, bytes("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void whatFailsHalfWayLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    var error =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        "cannot write %s: No space left on device; what was there before is unchanged"
            .formatted(file),
        error.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFile.write(
                file,
                out -> {
                  throw new IllegalStateException();
                }));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void aFullDeviceIsNamed() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full));
    assertTrue(refusal(full).contains("No space left on device"), refusal(full));
  }

  @Test
  void theModeOfAFileStays() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    for (String mode : List.of("rw-r-----", "rwxrwxrwx", "rw-------")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      WholeFile.write(file, bytes("new"));
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aNewFileHasTheModeThatNewFilesHave() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path usual = Files.writeString(folder.resolve("usual"), "");
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, bytes("new"));
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file));
  }

  @Test
  void aLinkGoesOnPointingToItsTarget() throws IOException {
    Path target = folder.resolve("target.txt");
    Path link = link("link", Path.of("target.txt"));
    Path chain = link("chain", link);
    WholeFile.write(chain, bytes("first"));
    assertEquals("first", Files.readString(target), "a link to nothing yet makes its target");
    WholeFile.write(chain, bytes("second"));
    assertEquals("second", Files.readString(target));
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(chain));
    Path circle = link("circle", Path.of("circle"));
    assertTrue(refusal(circle).contains("run in a circle"), refusal(circle));
  }

  private Path link(String name, Path target) throws IOException {
    try {
      return Files.createSymbolicLink(folder.resolve(name), target);
    } catch (UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here");
      throw e;
    }
  }

  @Test
  void writersInParallelNeverMixTheirBytes() throws Exception {
    Path file = folder.resolve("a.bin");
    var workers = Executors.newFixedThreadPool(4);
    try {
      var jobs = new ArrayList<Callable<Void>>();
      for (int k = 1; k <= 40; k++) {
        var content = new byte[20_000 + k];
        java.util.Arrays.fill(content, (byte) k);
        jobs.add(
            () -> {
              WholeFile.write(file, content);
              byte[] found = Files.readAllBytes(file);
              for (byte b : found) {
                assertEquals(found[0], b);
              }
              assertEquals(20_000 + found[0], found.length);
              return null;
            });
      }
      for (var done : workers.invokeAll(jobs)) {
        done.get();
      }
    } finally {
      workers.shutdownNow();
    }
    assertEquals(List.of("a.bin"), names());
  }

  @Test
  void anInterruptThatCameBeforeDoesNotHinderSaving() throws IOException {
    Path file = folder.resolve("a.txt");
    Thread.currentThread().interrupt();
    try {
      WholeFile.write(file, bytes("new"));
    } finally {
      assertTrue(Thread.interrupted(), "the flag stays set");
    }
    assertArrayEquals(bytes("new"), Files.readAllBytes(file));
  }

  @Test
  void problemsAreNamedInTheUsersWords() throws IOException {
    Path missing = folder.resolve("nowhere").resolve("a.txt");
    assertEquals(
        "cannot write %s: there is no folder %s; create it first"
            .formatted(missing, missing.getParent()),
        refusal(missing));
    assertEquals(
        "cannot write nowhere/a.txt: there is no folder nowhere; create it first",
        refusal(Path.of("nowhere", "a.txt")).replace('\\', '/'));
    assertTrue(refusal(folder).contains("it is a folder; add the name of a file"));
    Path file = Files.writeString(folder.resolve("file"), "");
    Path below = file.resolve("a.txt");
    assertTrue(refusal(below).contains(file + " is a file, not a folder"), refusal(below));
    Path longest = folder.resolve("x".repeat(250));
    WholeFile.write(longest, bytes("new"));
    assertTrue(refusal(folder.resolve("x".repeat(300))).contains("ame too long"));
  }
}
