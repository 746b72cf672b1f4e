package gategrad.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A kernel's folder that is replaced while something goes wrong. */
class WholeFolderTest {
  @TempDir private Path space;
  private Path folder;

  @BeforeEach
  void installTheOldOne() throws IOException {
    folder = space.resolve("kernels").resolve("java");
    replace("old");
  }

  private void replace(String... files) throws IOException {
    WholeFolder.replace(
        folder,
        space,
        fresh -> {
          for (var file : files) {
            Files.writeString(Files.createDirectories(fresh.resolve("lib")).resolve(file), file);
          }
        },
        whole -> assertEquals(folder, whole));
  }

  @Test
  void nothingOfTheOldOneStays() throws IOException {
    replace("new", "newer");
    assertEquals(List.of("new", "newer"), names(folder.resolve("lib")));
    assertEquals(List.of("gategrad-install-lock", "kernels"), names(space));
  }

  @Test
  void whatCannotBeFilledLeavesTheOldOne() throws IOException {
    WholeFolder.Action full =
        fresh -> {
          Files.writeString(fresh.resolve("half"), "half");
          throw new IOException("No space left on device");
        };
    assertThrows(IOException.class, () -> WholeFolder.replace(folder, space, full, whole -> {}));
    assertEquals(List.of("old"), names(folder.resolve("lib")));
    assertEquals(List.of("gategrad-install-lock", "kernels"), names(space));
  }

  /** Killed while it was filled, and killed between the two moves. */
  @Test
  void whatADeadWriterLeftIsPutRight() throws IOException {
    Files.createDirectories(space.resolve("gategrad-install-new").resolve("half"));
    Files.move(folder, space.resolve("gategrad-install-old"));
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFolder.replace(
                folder,
                space,
                fresh -> {
                  assertEquals(List.of(), names(fresh), "begun anew");
                  assertTrue(Files.exists(folder.resolve("lib").resolve("old")), "is back already");
                  throw new IllegalStateException("this writer fails, too");
                },
                whole -> {}));
    assertEquals(List.of("old"), names(folder.resolve("lib")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links are for administrators there")
  void aLinkIsReplacedAndNotWhatItPointsTo() throws IOException {
    var elsewhere = Files.createDirectories(space.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("mine"), "mine");
    Files.delete(folder.resolve("lib").resolve("old"));
    Files.delete(folder.resolve("lib"));
    Files.delete(folder);
    Files.createSymbolicLink(folder, elsewhere);
    replace("new");
    assertFalse(Files.isSymbolicLink(folder));
    assertEquals(List.of("mine"), names(elsewhere));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
