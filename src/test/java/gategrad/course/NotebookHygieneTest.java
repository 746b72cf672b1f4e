package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every committed notebook must be like; each message says how to put it right. */
class NotebookHygieneTest {
  private static final String METADATA =
      """
      {"kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
       "language_info": {"codemirror_mode": "java", "file_extension": ".jshell",
        "mimetype": "text/x-java-source", "name": "Java", "pygments_lexer": "java"}}""";
  private static final int WIDEST = 92;
  private static final Pattern H1 = Pattern.compile("(?m)^# ");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?:/home/|/Users/|/root/|/tmp/|[A-Z]:\\\\\\\\?Users)");
  private static final Pattern SEED_TABLE =
      Pattern.compile("(?im)^\\|[^|\\n]*seed[^|\\n]*\\|[^\\n]*cell[^\\n]*\\|");
  private static final Pattern POINTS =
      Pattern.compile("new gategrad\\.exercise\\.Exercise\\(\"[^\"]*\", ([0-9.]+)\\)");

  static Stream<NotebookFile> all() {
    return NotebookFile.all();
  }

  static Stream<NotebookFile> walkThroughs() {
    return NotebookFile.walkThroughs();
  }

  static Stream<NotebookFile> learners() {
    return NotebookFile.learners();
  }

  static Stream<NotebookFile> exercises() {
    return Stream.concat(NotebookFile.exercises("source"), NotebookFile.exercises("release"));
  }

  static Stream<NotebookFile> withoutOutputs() {
    return Stream.concat(exercises(), NotebookFile.learners());
  }

  @Test
  void thereAreNotebooks() {
    assertTrue(exercises().count() >= 2, "no exercises were found");
    assertTrue(NotebookFile.walkThroughs().count() >= 12, "walk-throughs are missing");
    assertEquals(fileNames(NotebookFile.walkThroughs()), fileNames(NotebookFile.learners()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isNotebookFormat45WithOurMetadata(NotebookFile notebook) {
    assertEquals(4, notebook.json().get("nbformat").getAsInt());
    assertEquals(5, notebook.json().get("nbformat_minor").getAsInt(), "use nbformat 4.5");
    assertEquals(
        JsonParser.parseString(METADATA),
        notebook.json().get("metadata"),
        "the notebook's metadata must be exactly the expected one: nothing else is stored there");
  }

  @ParameterizedTest
  @MethodSource("all")
  void isWrittenInCanonicalForm(NotebookFile notebook) {
    assertEquals(
        notebook.canonicalText(),
        notebook.text(),
        "keys sorted, indented by one, a line end at the end: java kernel/Lab.java render");
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasStableMeaningfulIds(NotebookFile notebook) {
    var seen = new HashSet<String>();
    for (var cell : notebook.cells()) {
      var id = cell.id();
      assertTrue(id.matches("[a-z0-9][a-z0-9-]{1,63}"), "give this cell an id: " + cell.source());
      assertTrue(seen.add(id), "two cells have the id " + id);
      assertFalse(
          id.matches("[0-9a-f]{8}(-.*)?"), id + " was made by a machine: name what the cell shows");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void startsWithItsOnlyTitle(NotebookFile notebook) {
    var titles =
        notebook.cells().stream().filter(c -> !c.isCode() && H1.matcher(c.source()).find()).count();
    assertEquals(1, titles, "exactly one markdown cell has a line that starts with '# '");
    assertTrue(notebook.cells().get(0).source().startsWith("# "), "the first cell is the title");
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesNoPathOfOneMachine(NotebookFile notebook) {
    var found = ABSOLUTE.matcher(notebook.text());
    if (found.find()) {
      fail("the path of a machine got in: " + around(notebook.text(), found.start()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void linksLeadSomewhere(NotebookFile notebook) {
    var folder = notebook.path().toAbsolutePath().getParent();
    for (var cell : notebook.cells()) {
      var links = LINK.matcher(cell.isCode() ? "" : cell.source());
      while (links.find()) {
        var link = links.group(1).split("#")[0];
        boolean local = !link.isEmpty() && !link.matches("(?:https?|mailto|attachment):.*");
        assertTrue(
            !local || Files.exists(folder.resolve(link)),
            "the link to " + link + " in cell " + cell.id() + " leads nowhere");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("walkThroughs")
  void isCommittedExecutedFromTopToBottom(NotebookFile notebook) {
    var counts =
        notebook.codeCells().stream().map(c -> c.json().get("execution_count").toString()).toList();
    var expected = Stream.iterate(1, k -> k + 1).limit(counts.size()).map(String::valueOf).toList();
    assertEquals(expected, counts, "execute it: java kernel/Lab.java render");
  }

  /** JupyterLab in a window of 1280 pixels, its side bar open, shows about as many characters. */
  @ParameterizedTest
  @MethodSource("learners")
  void noLineOfCodeIsWiderThanItsCell(NotebookFile notebook) {
    for (var cell : notebook.codeCells()) {
      boolean asks = notebook.text().contains("predict(");
      cell.source()
          .lines()
          .filter(line -> asks && line.length() > WIDEST)
          .forEach(line -> fail(line.length() + " characters in cell " + cell.id() + ": " + line));
    }
  }

  @ParameterizedTest
  @MethodSource("walkThroughs")
  void aPictureHasNoHtmlBesideIt(NotebookFile notebook) {
    for (var cell : notebook.codeCells()) {
      for (var output : cell.outputs()) {
        var forms = output.has("data") ? output.getAsJsonObject("data").keySet() : Set.of();
        assertFalse(
            forms.contains("image/svg+xml") && forms.contains("text/html"),
            "pages that strip scripts would show nothing of cell " + cell.id());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("walkThroughs")
  void hasNoFailedCell(NotebookFile notebook) {
    for (var cell : notebook.codeCells()) {
      for (var output : cell.outputs()) {
        boolean wanted = cell.source().contains("// this fails on purpose");
        assertTrue(wanted || !isError(output), "cell " + cell.id() + " failed: " + cell.source());
      }
    }
  }

  private static boolean isError(JsonObject output) {
    return output.get("output_type").getAsString().equals("error");
  }

  @ParameterizedTest
  @MethodSource("walkThroughs")
  void showsAPictureWithinThreeCells(NotebookFile notebook) {
    Predicate<JsonObject> picture =
        output ->
            output.has("data")
                && output.getAsJsonObject("data").keySet().stream()
                    .anyMatch(type -> type.startsWith("image/"));
    assertTrue(
        notebook.codeCells().stream()
            .limit(3)
            .anyMatch(c -> c.outputs().stream().anyMatch(picture)),
        "the first picture comes within the first three code cells");
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsWithTheTableOfSeedItems(NotebookFile notebook) {
    var text = notebook.cells().get(notebook.cells().size() - 1);
    assertFalse(text.isCode(), "the last cell is the table 'seed item, cell'");
    assertTrue(
        SEED_TABLE.matcher(text.source()).find(),
        "the last cell has a table with the columns 'Seed item' and 'Cell'");
  }

  @ParameterizedTest
  @MethodSource("withoutOutputs")
  void whatALearnerFillsInIsCommittedWithoutOutputs(NotebookFile notebook) {
    for (var cell : notebook.codeCells()) {
      assertEquals(List.of(), cell.outputs(), "clear the output of cell " + cell.id());
      assertTrue(cell.json().get("execution_count").isJsonNull(), "clear all outputs");
    }
  }

  /**
   * nbgrader reads the last result as points; an assert does nothing, a display gives all points.
   */
  @ParameterizedTest
  @MethodSource("exercises")
  void testCellsEndWithTheirScore(NotebookFile notebook) {
    for (var cell : notebook.codeCells()) {
      if (cell.isGraded()) {
        var source = cell.source();
        var points = POINTS.matcher(source);
        assertTrue(
            points.find(),
            "the test cell "
                + cell.id()
                + " does not begin with new gategrad.exercise.Exercise(name, points)");
        assertEquals(
            cell.nbgrader().get("points").getAsDouble(),
            Double.parseDouble(points.group(1)),
            "the points of " + cell.id() + " in nbgrader and in the exercise differ");
        assertFalse(source.matches("(?s).*\\b(assert|display)\\b.*"), cell.id());
        assertFalse(source.strip().endsWith(";"), cell.id() + " must end with the score");
      }
    }
  }

  @Test
  void everySourceHasItsRelease() {
    assertEquals(names(NotebookFile.exercises("source")), names(NotebookFile.exercises("release")));
  }

  private static List<String> fileNames(Stream<NotebookFile> notebooks) {
    return notebooks.map(n -> n.path().getFileName().toString()).toList();
  }

  private static List<String> names(Stream<NotebookFile> notebooks) {
    return notebooks
        .map(n -> n.path().getName(3) + "/" + n.path().getFileName())
        .collect(Collectors.toList());
  }

  private static String around(String text, int position) {
    return text.substring(Math.max(0, position - 30), Math.min(text.length(), position + 60));
  }
}
