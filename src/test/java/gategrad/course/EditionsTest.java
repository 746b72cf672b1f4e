package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.course.Tools.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both editions of a notebook are made from one source and cannot drift from it. */
class EditionsTest {
  private static final Path SCRIPT = Path.of("kernel", "editions.py").toAbsolutePath();
  private static final String SOURCE =
      """
      <!-- cell: title -->
      # A title, with a [link](../README.md) and a [neighbour](01-next.ipynb)

      <!-- ko -->
      # \uc81c\ubaa9

      <!-- cell: answer -->
      ```java
      double dx = 0; //@learner
      double dx = y * dz; //@read
      dx
      ```
      """;

  @TempDir private Path folder;

  @BeforeEach
  void python() throws Exception {
    if (Tools.python().isEmpty()) {
      Tools.missing("no python3 on the PATH: the editions of the notebooks cannot be made again");
    }
  }

  @Test
  void theCommittedEditionsAreThoseOfTheirSources() throws Exception {
    assertEquals("", editions("--check", Path.of("notebooks").toString()).orFail());
  }

  @Test
  void aBlankStandsInOneEditionAndItsAnswerInTheOther() throws Exception {
    make();
    assertEquals("double dx = 0;\ndx", code(learner()));
    assertEquals("double dx = y * dz;\ndx", code(read()));
    assertTrue(learner().text().contains("](../README.md)"), learner().text());
    assertTrue(read().text().contains("](../../README.md)"), read().text());
    assertTrue(read().text().contains("](01-next.ipynb)"), read().text());
    assertEquals(read().canonicalText(), read().text());
  }

  @Test
  void anEditedEditionIsNoticed() throws Exception {
    make();
    var edited = learner().text().replace("dx = 0", "dx = 1");
    Files.writeString(learner().path(), edited);
    var found = editions("--check", folder.toString());
    assertEquals(1, found.exitCode());
    assertTrue(
        found.text().contains("00-a.ipynb is not what its source says: answer"), found.text());
  }

  @Test
  void outputsAreKeptUpToTheFirstCellThatChanged() throws Exception {
    make();
    var executed = read().text().replace("\"execution_count\": null", "\"execution_count\": 1");
    Files.writeString(read().path(), executed);
    make();
    assertEquals(executed, read().text());
    Files.writeString(source(), SOURCE.replace("y * dz", "dz * y"));
    editions(folder.toString()).orFail();
    assertTrue(read().text().contains("\"execution_count\": null"), read().text());
  }

  @Test
  void aSourceThatNoNotebookCanHoldIsRefused() throws Exception {
    make();
    Files.writeString(source(), SOURCE.replace("//@learner", "//@lerner"));
    var answer = editions(folder.toString());
    assertEquals(2, answer.exitCode());
    assertTrue(answer.text().contains("//@lerner is no edition"), answer.text());
    Files.writeString(source(), SOURCE + SOURCE);
    assertTrue(editions(folder.toString()).text().contains("a second cell is called title"));
  }

  private void make() throws Exception {
    Files.createDirectories(source().getParent());
    Files.writeString(source(), SOURCE);
    editions(folder.toString()).orFail();
  }

  private Path source() {
    return folder.resolve("source").resolve("00-a.md");
  }

  private NotebookFile learner() {
    return NotebookFile.read(folder.resolve("00-a.ipynb"));
  }

  private NotebookFile read() {
    return NotebookFile.read(folder.resolve("read").resolve("00-a.ipynb"));
  }

  private static String code(NotebookFile notebook) {
    return notebook.codeCells().get(0).source();
  }

  private static Answer editions(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(Tools.python().orElseThrow(), SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return Tools.run(Path.of("."), Map.of(), command);
  }
}
