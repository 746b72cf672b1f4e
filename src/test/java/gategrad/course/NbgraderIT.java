package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real nbgrader makes the release version and grades with our kernel. */
class NbgraderIT {
  private static final String ASSIGNMENT = "ps1-three-gates";
  private static final Path EXERCISES = Path.of("notebooks", "exercises");

  /** For a submission: its points as nbgrader exports them. */
  private static final String POINTS =
      """
      from nbgrader.api import Gradebook
      with Gradebook("sqlite:///gradebook.db") as book:
          for s in book.assignment_submissions("%s"):
              print("points", s.student.id, s.score)
      """
          .formatted(ASSIGNMENT);

  @TempDir private Path course;

  @Test
  void releasesAndGrades() throws Exception {
    Tools.environment();
    copy("nbgrader_config.py");
    copy("source/" + ASSIGNMENT + "/ps1.ipynb");
    run("nbgrader", "generate_assignment", ASSIGNMENT);
    var release =
        Files.readString(course.resolve("release").resolve(ASSIGNMENT).resolve("ps1.ipynb"));
    assertEquals(
        Files.readString(EXERCISES.resolve("release").resolve(ASSIGNMENT).resolve("ps1.ipynb")),
        release,
        "the committed release is not what nbgrader makes of the source; generate it again");

    submit("untouched", release, text -> text);
    submit("perfect", release, NbgraderIT::allSolved);
    submit("partial", release, NbgraderIT::someSolved);
    submit("tampered", release, NbgraderIT::ownScore);
    submit("throws", release, text -> answer(text, ADD, "throw new RuntimeException(\\\"no\\\");"));
    submit("loops", release, text -> answer(text, ADD, "while (true) { dz += 1; }"));
    submit("nan", release, text -> answer(text, ADD, "return new double[] {0 / 0.0, 0 / 0.0};"));
    submit("infinite", release, NbgraderIT::infinite);
    submit("impostor", release, NbgraderIT::impostor);
    submit("nasty", release, text -> answer(text, ADD, NASTY));
    submit("broken", release, text -> answer(text, ADD, "return dz, dz;"));
    submit("exits", release, text -> answer(text, ADD, "System.exit(0); return null;"));
    submit("prints", release, text -> answer(text, ADD, "System.err.println(dz); " + ADD_SOLVED));
    run("nbgrader", "autograde", ASSIGNMENT);

    assertEquals(
        Map.ofEntries(
            Map.entry("untouched", 0.0),
            Map.entry("perfect", 16.0),
            Map.entry("partial", 4.0),
            Map.entry("tampered", 0.0),
            Map.entry("throws", 0.0),
            Map.entry("loops", 0.0),
            Map.entry("nan", 0.0),
            Map.entry("infinite", 0.0),
            Map.entry("impostor", 0.0),
            Map.entry("nasty", 0.0),
            Map.entry("broken", 0.0),
            Map.entry("exits", 0.0),
            Map.entry("prints", 2.0)),
        points());
  }

  // ---- what the students wrote

  private static final int ADD = 0;
  private static final int MAX = 1;
  private static final int FORWARD = 2;
  private static final int MUL = 3;
  private static final int CIRCUIT = 4;
  private static final int FORK = 5;

  private static final String ADD_SOLVED = "return new double[] {dz, dz};";

  private static String allSolved(String notebook) {
    var text =
        answer(
            notebook,
            FORK,
            "return y >= z ? new double[] {y, x + y + y, 0} : new double[] {z, z, x + y};");
    text =
        answer(
            text, CIRCUIT, "return new double[] {2 * y, 2 * x, z >= w ? 2 : 0, z >= w ? 0 : 2};");
    text = answer(text, MUL, "return new double[] {y * dz, x * dz};");
    text = answer(text, FORWARD, "this.x = x; this.y = y; return x * y;");
    text = answer(text, MAX, "return x >= y ? new double[] {dz, 0} : new double[] {0, dz};");
    return answer(text, ADD, ADD_SOLVED);
  }

  /** Add is right, max forgets the tie, the circuit has the numbers of the picture typed in. */
  private static String someSolved(String notebook) {
    var text = answer(notebook, CIRCUIT, "return new double[] {-8, 6, 2, 0};");
    text = answer(text, MAX, "return x > y ? new double[] {dz, 0} : new double[] {0, dz};");
    return answer(text, ADD, ADD_SOLVED);
  }

  /** An exception whose message fails. */
  private static final String NASTY =
      "throw new RuntimeException() { public String getMessage() { throw new Error(); } };";

  private static String infinite(String notebook) {
    var text = answer(notebook, FORK, "return new double[] {1 / 0.0, 1 / 0.0, 1 / 0.0};");
    text = answer(text, CIRCUIT, "return new double[] {1 / 0.0, 1 / 0.0, 1 / 0.0, 1 / 0.0};");
    text = answer(text, MUL, "return new double[] {1 / 0.0, 1 / 0.0};");
    text = answer(text, FORWARD, "return 1 / 0.0;");
    text = answer(text, MAX, "return new double[] {dz / 0, dz / 0};");
    return answer(text, ADD, "return new double[] {dz / 0, dz / 0};");
  }

  /** Classes named like those of the library, which would give every point away. */
  private static String impostor(String notebook) {
    var own =
        "return null; } } class Exercise { public Exercise(String n, double p) {} static Exercise"
            + " of(String n, double p) { return new Exercise(n, p); } Exercise gate(Object... any)"
            + " { return this; } public String toString() { return \\\"2.0\\\"; } } class Gates {}"
            + " class gategrad { static class exercise { static class Exercise {} } } class Last {"
            + " void last() {";
    return answer(notebook, ADD, own);
  }

  /** The test cell says 2 points whatever the answer is; nbgrader puts the real cell back. */
  private static String ownScore(String notebook) {
    var tampered = notebook.replaceFirst("new gategrad.exercise.Exercise", "2.0 //");
    assertTrue(!tampered.equals(notebook), "nothing was tampered with");
    return tampered;
  }

  /**
   * Puts an answer where the k-th stub stands; later ones first, so that the others keep theirs.
   */
  private static String answer(String notebook, int k, String answer) {
    var stub = "throw new UnsupportedOperationException(\\\"not written yet\\\");";
    int at = -1;
    for (int i = 0; i <= k; i++) {
      at = notebook.indexOf(stub, at + 1);
    }
    assertTrue(at >= 0, "there is no stub " + k);
    return notebook.substring(0, at) + answer + notebook.substring(at + stub.length());
  }

  // ---- nbgrader

  private void copy(String file) throws IOException {
    Files.createDirectories(course.resolve(file).getParent());
    Files.copy(EXERCISES.resolve(file), course.resolve(file));
  }

  private void submit(String student, String release, UnaryOperator<String> work)
      throws IOException {
    var folder = course.resolve("submitted").resolve(student).resolve(ASSIGNMENT);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("ps1.ipynb"), work.apply(release));
  }

  private String run(String program, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(Tools.program(program)));
    command.addAll(List.of(arguments));
    return Tools.run(course, Map.of(), command).orFail();
  }

  private Map<String, Double> points() throws Exception {
    return run("python", "-c", POINTS)
        .lines()
        .filter(line -> line.startsWith("points "))
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[1], words -> Double.parseDouble(words[2])));
  }
}
