package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that grades with students' code as another user: right answers earn what they earn
 * without it, and what an answer may try to read is out of its reach.
 */
class SandboxIT {
  private static final String ASSIGNMENT = "ps1-three-gates";
  private static final Path EXERCISES = Path.of("notebooks", "exercises").toAbsolutePath();
  private static final String USER = "gategrad-sandbox-it";
  private static final String STUB =
      "throw new UnsupportedOperationException(\\\"not written yet\\\");";
  private static final String POINTS =
      """
      from nbgrader.api import Gradebook
      with Gradebook("sqlite:///gradebook.db") as book:
          for s in book.assignment_submissions("%s"):
              print("points", s.student.id, s.score)
      """
          .formatted(ASSIGNMENT);

  @TempDir private Path course;

  @BeforeEach
  void makeTheUser() throws Exception {
    if (!"root".equals(System.getProperty("user.name"))
        || Tools.run(Path.of("."), Map.of(), List.of("which", "useradd")).exitCode() != 0) {
      Tools.missing("grading as another user needs root and useradd: SandboxIT cannot run");
    }
    Tools.environment();
    run("useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER);
    // others may go through, as in the folder of a course on a shared machine
    Files.setPosixFilePermissions(course, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void removeTheUser() throws Exception {
    Tools.run(Path.of("."), Map.of(), List.of("userdel", USER));
  }

  @Test
  void answersEarnTheSameAndReadNothing() throws Exception {
    copy("nbgrader_config.py");
    copy("source/" + ASSIGNMENT + "/ps1.ipynb");
    run(Tools.program("nbgrader"), "generate_assignment", ASSIGNMENT);
    var release =
        Files.readString(course.resolve("release").resolve(ASSIGNMENT).resolve("ps1.ipynb"));
    submit("right", release, "return new double[] {dz, dz};");
    submit("spy", release, reads(course.resolve("gradebook.db")));
    submit("thief", release, reads(course.resolve("source/" + ASSIGNMENT + "/ps1.ipynb")));
    submit(
        "neighbour",
        release,
        reads(course.resolve("submitted/right/" + ASSIGNMENT + "/ps1.ipynb")));
    submit("here", release, lists("ipynb"));
    submit(
        "who",
        release,
        "return \\\""
            + USER
            + "\\\".equals(System.getProperty(\\\"user.name\\\"))"
            + " ? new double[] {dz, dz} : null;");

    run(Tools.program("nbgrader"), "autograde", ASSIGNMENT);
    assertEquals(
        Map.of("right", 2.0, "spy", 2.0, "thief", 2.0, "neighbour", 2.0, "here", 2.0, "who", 0.0),
        points(),
        "without the script an answer can read everything");

    run(
        Tools.program("python"),
        EXERCISES.resolve("grade.py").toString(),
        ASSIGNMENT,
        "--user",
        USER,
        "--",
        "--force");
    assertEquals(
        Map.of("right", 2.0, "spy", 0.0, "thief", 0.0, "neighbour", 0.0, "here", 0.0, "who", 2.0),
        points());
    var left = Tools.run(Path.of("."), Map.of(), List.of("ps", "-u", USER, "-o", "pid="));
    assertTrue(left.text().isBlank(), "nothing outlives the grading: " + left.text());
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    var script = EXERCISES.resolve("grade.py").toString();
    var python = Tools.program("python");
    var nobody =
        Tools.run(course, Map.of(), List.of(python, script, ASSIGNMENT, "--user", "no-such-user"));
    assertTrue(nobody.text().contains("there is no user no-such-user: useradd"), nobody.text());
    var root = Tools.run(course, Map.of(), List.of(python, script, ASSIGNMENT, "--user", "root"));
    assertTrue(root.text().contains("must not run as root"), root.text());
    var empty = Tools.run(course, Map.of(), List.of(python, script, ASSIGNMENT, "--user", USER));
    assertTrue(empty.text().contains("run this in the course folder"), empty.text());
    assertFalse(empty.exitCode() == 0);
  }

  /** An answer that is right only if it can read a file. */
  private static String reads(Path file) {
    return "try { java.nio.file.Files.readAllBytes(java.nio.file.Path.of(\\\""
        + file
        + "\\\")); return new double[] {dz, dz}; } catch (Exception e) { return new double[] {0, 0}; }";
  }

  /** An answer that is right only if files of a kind lie where it runs. */
  private static String lists(String ending) {
    return "var names = new java.io.File(\\\".\\\").list(); for (var name : names) if"
        + " (name.endsWith(\\\""
        + ending
        + "\\\")) return new double[] {dz, dz}; return new double[] {0, 0};";
  }

  private void submit(String student, String release, String add) throws IOException {
    var folder = course.resolve("submitted").resolve(student).resolve(ASSIGNMENT);
    Files.createDirectories(folder);
    int at = release.indexOf(STUB);
    Files.writeString(
        folder.resolve("ps1.ipynb"),
        release.substring(0, at) + add + release.substring(at + STUB.length()));
  }

  private void copy(String file) throws IOException {
    Files.createDirectories(course.resolve(file).getParent());
    Files.copy(EXERCISES.resolve(file), course.resolve(file));
  }

  private String run(String... command) throws Exception {
    return Tools.run(course, Map.of(), List.of(command)).orFail();
  }

  private Map<String, Double> points() throws Exception {
    return run(Tools.program("python"), "-c", POINTS)
        .lines()
        .filter(line -> line.startsWith("points "))
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(w -> w[1], w -> Double.parseDouble(w[2])));
  }
}
