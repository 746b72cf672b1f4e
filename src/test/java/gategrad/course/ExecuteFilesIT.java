package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code kernel/execute.py} reads and writes notebooks; none is run here. */
class ExecuteFilesIT {
  private static final String CELL =
      "{'cell_type': 'code', 'id': 'a', 'execution_count': null, 'metadata': {}, 'outputs': [],"
          + " 'source': '6 * 7'}";

  @TempDir private Path folder;

  @BeforeAll
  static void makeEnvironment() throws Exception {
    Tools.environment();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[42]                              | cell 1 is a int, not a cell",
        "[CELL, null]                      | cell 2 is a NoneType, not a cell",
        "[CELL, [CELL]]                    | cell 2 is a list, not a cell",
        "{}                                | {} is not of type 'array'",
        "[{'cell_type': 'code'}]           | cell 1 has no metadata",
        "[{'cell_type': 'codex', 'id': 'a', 'metadata': {}, 'source': ''}] | cell 1: ",
        "[{'cell_type': 'markdown', 'id': 'a', 'metadata': {}, 'source': 5}] | cell 1: ",
        "[{'cell_type': 'markdown', 'id': 'a', 'metadata': {}, 'source': '\\ud800'}] | surrogates"
      })
  void cellsThatAreNoCellsAreNamed(String cells, String problem) throws Exception {
    assertRefused(
        "{\"cells\": %s, \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}"
            .formatted(cells.replace("CELL", CELL).replace('\'', '"')),
        problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "5", "{", "hello", "{\"nbformat\": 9, \"cells\": []}"})
  void filesThatAreNoNotebooksAreNamed(String text) throws Exception {
    assertRefused(text, "is not a notebook: ");
  }

  private void assertRefused(String text, String problem) throws Exception {
    var file = Files.writeString(folder.resolve("odd.ipynb"), text);
    var program = Path.of("kernel", "execute.py").toAbsolutePath().toString();
    var answer = Tools.run(folder, Map.of(), List.of(Tools.program("python"), program, "" + file));
    assertEquals(2, answer.exitCode(), answer.text());
    assertTrue(answer.text().startsWith(file + " is not a notebook: "), answer.text());
    assertTrue(answer.text().contains(problem), answer.text());
    assertEquals(1, answer.text().lines().count(), answer.text());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other permissions")
  void aFileKeepsItsModeAndALinkItsTarget() throws Exception {
    var file = Files.writeString(folder.resolve("real.ipynb"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    var link = Files.createSymbolicLink(folder.resolve("link.ipynb"), Path.of("real.ipynb"));
    write(link, "").orFail();
    assertEquals("new", Files.readString(file));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("link.ipynb", "real.ipynb"), files());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other permissions")
  void aNewFileHasTheUsualMode() throws Exception {
    write(folder.resolve("new.ipynb"), "os.umask(0o027)").orFail();
    var mode = Files.getPosixFilePermissions(folder.resolve("new.ipynb"));
    assertEquals("rw-r-----", PosixFilePermissions.toString(mode));
  }

  @Test
  void theLongestNameWillDo() throws Exception {
    var file = folder.resolve("수".repeat(83) + ".ipynb"); // 255 bytes
    write(file, "").orFail();
    assertEquals("new", Files.readString(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskLeavesTheOldFile() throws Exception {
    try (var disk = new SmallDisk(folder, 1)) {
      var file = Files.writeString(folder.resolve("a.ipynb"), "old");
      disk.fill();
      var answer = write(file, "");
      assertEquals(2, answer.exitCode(), answer.text());
      assertTrue(answer.text().contains("No space left on device; what was there"), answer.text());
      assertEquals("old", Files.readString(file));
      assertEquals(List.of("a.ipynb", "filler"), files());
    }
  }

  /** Killed when the new content is written but not yet in its place, and before that. */
  @ParameterizedTest
  @ValueSource(strings = {"replace", "fsync", "chmod"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
  void anEndInTheMiddleLeavesTheOldFile(String moment) throws Exception {
    var file = Files.writeString(folder.resolve("a.ipynb"), "old");
    var kill = "os." + moment + " = lambda *_: os.kill(os.getpid(), 9)";
    assertEquals(128 + 9, write(file, kill).exitCode());
    assertEquals("old", Files.readString(file));
    write(file, "").orFail();
    assertEquals("new", Files.readString(file));
  }

  @Test
  void manyWritersOfOneFileNeverMeet() throws Exception {
    var file = folder.resolve("a.ipynb");
    var writers = new ArrayList<Process>();
    for (var letter : List.of("a", "b", "c")) {
      var code = "[execute.write_whole(path, '%s' * 300_000) for _ in range(40)]";
      writers.add(new ProcessBuilder(python(file, code.formatted(letter))).inheritIO().start());
    }
    while (writers.stream().anyMatch(Process::isAlive)) {
      if (Files.exists(file)) {
        var text = Files.readString(file);
        assertEquals(text.substring(0, 1).repeat(300_000), text);
      }
    }
    for (var writer : writers) {
      assertEquals(0, writer.waitFor());
    }
    assertEquals(List.of("a.ipynb"), files());
  }

  /** Writes "new" to the file after this preparation. */
  private Tools.Answer write(Path file, String preparation) throws Exception {
    var code = preparation + "\nexecute.write_whole(path, 'new')";
    return Tools.run(folder, Map.of(), python(file, code));
  }

  private static List<String> python(Path file, String code) {
    var start =
        """
        import os, sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        import execute
        path = Path(sys.argv[2])
        """;
    var kernel = Path.of("kernel").toAbsolutePath().toString();
    return List.of(Tools.program("python"), "-B", "-c", start + code, kernel, file.toString());
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
