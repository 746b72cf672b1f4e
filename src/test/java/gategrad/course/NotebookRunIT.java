package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import gategrad.course.NotebookFile.Cell;
import gategrad.kernel.CellRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every notebook runs from top to bottom in our kernel, with a JDK alone: walk-throughs print what
 * is committed, the learner's edition fails nowhere though nothing is filled in, solved exercises
 * earn all points, released ones none.
 */
class NotebookRunIT {
  /** A number with a unit of time or of speed: not the same in two runs. */
  private static final Pattern TIMES =
      Pattern.compile("[0-9]+([.,][0-9]+)?\\s*(ns|µs|ms|s|min|/s|[a-z]+/s)\\b");

  /** Stands for a chart: the last digits of what a net learnt differ between JDKs. */
  private static final String CHART = "(chart)";

  static Stream<NotebookFile> walkThroughs() {
    return NotebookFile.walkThroughs();
  }

  @ParameterizedTest
  @MethodSource("walkThroughs")
  void printsWhatIsCommitted(NotebookFile notebook) {
    try (var kernel = new CellRunner()) {
      for (var cell : notebook.codeCells()) {
        var output = kernel.run(cell.source());
        assertEquals(
            hasError(cell), output.failure().isPresent(), () -> where(cell) + output.failure());
        assertEquals(stable(stream(cell, "stdout")), stable(output.printed()), where(cell));
        assertSameTexts(committed(cell), output.shown(), where(cell));
      }
    }
  }

  static Stream<NotebookFile> learners() {
    return NotebookFile.learners();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void runsWithNothingFilledIn(NotebookFile notebook) {
    try (var kernel = new CellRunner()) {
      for (var cell : notebook.codeCells()) {
        var output = kernel.run(cell.source());
        boolean wanted = cell.source().contains("// this fails on purpose");
        assertEquals(wanted, output.failure().isPresent(), () -> where(cell) + output.failure());
      }
    }
  }

  /** Texts of values and circuits; charts, and what changed while the cell ran, are left out. */
  private static void assertSameTexts(List<String> committed, List<String> shown, String where) {
    assertEquals(committed.size(), shown.size(), where + shown);
    for (int k = 0; k < shown.size(); k++) {
      if (!shown.get(k).equals(CellRunner.LIVE) && !committed.get(k).equals(CHART)) {
        assertEquals(stable(committed.get(k)), stable(shown.get(k)), where);
      }
    }
  }

  static Stream<NotebookFile> solved() {
    return NotebookFile.exercises("source");
  }

  @ParameterizedTest
  @MethodSource("solved")
  void solutionsEarnAllPoints(NotebookFile notebook) {
    try (var kernel = new CellRunner()) {
      for (var cell : notebook.codeCells()) {
        var output = kernel.run(cell.source());
        assertTrue(output.failure().isEmpty(), () -> where(cell) + output.failure());
        assertEquals("", output.errors(), where(cell));
        if (cell.isGraded()) {
          var points = cell.nbgrader().get("points").getAsDouble();
          assertEquals(List.of(Double.toString(points)), output.shown(), where(cell));
        }
      }
    }
  }

  static Stream<NotebookFile> released() {
    return NotebookFile.exercises("release");
  }

  @ParameterizedTest
  @MethodSource("released")
  void anUntouchedExerciseEarnsNothingAndNothingFails(NotebookFile notebook) {
    try (var kernel = new CellRunner()) {
      for (var cell : notebook.codeCells()) {
        var output = kernel.run(cell.source());
        assertTrue(output.failure().isEmpty(), () -> where(cell) + output.failure());
        assertEquals("", output.errors(), where(cell));
        if (cell.isGraded()) {
          assertEquals(List.of("0.0"), output.shown(), where(cell));
        }
      }
    }
  }

  private static boolean hasError(Cell cell) {
    return cell.outputs().stream().anyMatch(o -> type(o).equals("error"));
  }

  private static String stream(Cell cell, String name) {
    var text = new StringBuilder();
    for (var output : cell.outputs()) {
      if (type(output).equals("stream") && output.get("name").getAsString().equals(name)) {
        text.append(NotebookFile.joined(output.get("text")));
      }
    }
    return text.toString();
  }

  private static List<String> committed(Cell cell) {
    var texts = new ArrayList<String>();
    for (var output : cell.outputs()) {
      if (output.has("data")) {
        var data = output.getAsJsonObject("data");
        texts.add(data.has("image/png") ? CHART : NotebookFile.joined(data.get("text/plain")));
      }
    }
    return texts;
  }

  private static String type(JsonObject output) {
    return output.get("output_type").getAsString();
  }

  private static String stable(String text) {
    return TIMES.matcher(text).replaceAll("(time)").strip();
  }

  private static String where(Cell cell) {
    return "cell " + cell.id() + ":\n" + cell.source() + "\n";
  }
}
