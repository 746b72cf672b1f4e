package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.CellRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first problem set as students answer it, cell by cell in our kernel: what each wrong answer
 * earns, and what is said about it.
 */
class StudentIT {
  private static final Path PS1 =
      Path.of("notebooks", "exercises", "release", "ps1-three-gates", "ps1.ipynb");
  private static final String STUB =
      "throw new UnsupportedOperationException(\"not written yet\");";

  /** The blanks, in the order of the notebook, and their right answers. */
  private static final Map<String, String> RIGHT = right();

  private static CellRunner kernel;

  @BeforeAll
  static void open() {
    kernel = new CellRunner();
  }

  @AfterAll
  static void close() {
    kernel.close();
  }

  private static Map<String, String> right() {
    var right = new LinkedHashMap<String, String>();
    right.put("add", "return new double[] {dz, dz};");
    right.put("max", "return x >= y ? new double[] {dz, 0} : new double[] {0, dz};");
    right.put("forward", "this.x = x; this.y = y; return x * y;");
    right.put("mul", "return new double[] {y * dz, x * dz};");
    right.put(
        "circuit",
        """
        var product = new MultiplyGate();
        var larger = new MaximumGate();
        var sum = new PlusGate();
        var twice = new MultiplyGate();
        twice.forward(2, sum.forward(product.forward(x, y), larger.forward(z, w)));
        double[] parts = sum.backward(twice.backward(1)[1]);
        double[] dxy = product.backward(parts[0]);
        double[] dzw = larger.backward(parts[1]);
        return new double[] {dxy[0], dxy[1], dzw[0], dzw[1]};
        """);
    right.put(
        "fork",
        """
        var sum = new PlusGate();
        var larger = new MaximumGate();
        var product = new MultiplyGate();
        product.forward(sum.forward(x, y), larger.forward(y, z));
        double[] parts = product.backward(1);
        double[] dxy = sum.backward(parts[0]);
        double[] dyz = larger.backward(parts[1]);
        return new double[] {dxy[0], dxy[1] + dyz[0], dyz[1]};
        """);
    return right;
  }

  /**
   * A student who fills one blank in differently.
   *
   * @param points what the five checks give
   * @param check the number of the check that complains, counted from 1
   * @param says what it says
   */
  record Student(String blank, String code, List<String> points, int check, String says) {}

  private static final List<String> NO_ADD = points("0.0", "3.0", "3.0", "4.0", "4.0");
  private static final List<String> NO_MAX = points("2.0", "0.0", "3.0", "4.0", "4.0");
  private static final List<String> NO_TIE = points("2.0", "2.0", "3.0", "4.0", "4.0");
  private static final List<String> NO_MUL = points("2.0", "3.0", "0.0", "4.0", "4.0");
  private static final List<String> NO_CIRCUIT = points("2.0", "3.0", "3.0", "0.0", "4.0");
  private static final List<String> NO_FORK = points("2.0", "3.0", "3.0", "4.0", "0.0");

  /** A gate that gives 0 leaves nothing to see in the circuits behind it. */
  private static final List<String> NOTHING_SHOWS = points("2.0", "3.0", "0.0", "0.0", "0.0");

  private static List<String> points(String... points) {
    return List.of(points);
  }

  static Stream<Student> students() {
    return Stream.of(
        // Task 1
        add("return new double[] {1, 1};", "upstream gradient is forgotten"),
        add("return new double[] {dz / 2, dz / 2};", "half to each input"),
        add("return new double[] {dz, -dz};", "sign of the second gradient"),
        add("return new double[] {dz, 0};", "the second is 0"),
        // Task 2
        max("return x >= y ? new double[] {0, dz} : new double[] {dz, 0};", "operands are swapped"),
        max("return new double[] {dz, dz};", "only the one that made the output"),
        max(
            "return x >= y ? new double[] {1, 0} : new double[] {0, 1};",
            "upstream gradient is forgotten"),
        new Student(
            "max",
            "return x > y ? new double[] {dz, 0} : new double[] {0, dz};",
            NO_TIE,
            2,
            "compare with >=, not with >"),
        // Task 3
        mul("return new double[] {x * dz, y * dz};", "operands are swapped"),
        mul("return new double[] {y, x};", "upstream gradient is forgotten"),
        mul("return new double[] {x, y};", "swapped and the upstream gradient is forgotten"),
        mul("return new double[] {y + dz, x + dz};", "the chain rule multiplies"),
        mul("return new double[] {dz, dz};", "rule of the add gate"),
        mul("return new double[] {-y * dz, -x * dz};", "the sign is wrong"),
        mul("return new double[] {x * y * dz, x * y * dz};", "forward value is multiplied"),
        new Student("forward", "return x * y;", NOTHING_SHOWS, 3, "forward must store them"),
        new Student(
            "forward", "x = x; y = y; return x * y;", NOTHING_SHOWS, 3, "forward must store them"),
        new Student(
            "forward",
            "this.x = x; this.y = y; return x + y;",
            NO_MUL,
            3,
            "what the gate add does"),
        // Task 4
        circuit("return new double[] {-8, 6, 2, 0};", "calculate with the arguments"),
        circuit(
            """
            var mul = new MultiplyGate(); var larger = new MaximumGate(); var sum = new PlusGate();
            mul.forward(2, sum.forward(mul.forward(x, y), larger.forward(z, w)));
            double[] parts = sum.backward(mul.backward(1)[1]);
            double[] dxy = mul.backward(parts[0]); double[] dzw = larger.backward(parts[1]);
            return new double[] {dxy[0], dxy[1], dzw[0], dzw[1]};
            """,
            "one gate object stands for two gates"),
        circuit(
            """
            var product = new MultiplyGate(); var larger = new MaximumGate();
            var sum = new PlusGate(); var twice = new MultiplyGate();
            double f = twice.forward(2, sum.forward(product.forward(x, y), larger.forward(z, w)));
            double[] parts = sum.backward(twice.backward(f)[1]);
            double[] dxy = product.backward(parts[0]); double[] dzw = larger.backward(parts[1]);
            return new double[] {dxy[0], dxy[1], dzw[0], dzw[1]};
            """,
            "the pass started with the result itself"),
        circuit(
            """
            var product = new MultiplyGate(); var larger = new MaximumGate();
            var sum = new PlusGate(); var twice = new MultiplyGate();
            double[] parts = sum.backward(twice.backward(1)[1]);
            double[] dxy = product.backward(parts[0]); double[] dzw = larger.backward(parts[1]);
            return new double[] {dxy[0], dxy[1], dzw[0], dzw[1]};
            """,
            "forward of every gate"),
        circuit(
            "return new double[] {y, x, z > w ? 1 : 0, z > w ? 0 : 1};", "every gate got 1 for dz"),
        circuit(
            "return new double[] {2 * x, 2 * y, z > w ? 2 : 0, z > w ? 0 : 2};",
            "those of x and y are exchanged"),
        // Task 5
        fork("return new double[] {2, 7, 0};", "calculate with the arguments"),
        fork(
            "return new double[] {Math.max(y, z), Math.max(y, z), y > z ? 0 : x + y};",
            "+=, not ="),
        fork(
            "return new double[] {Math.max(y, z), y > z ? x + y : 0, y > z ? 0 : x + y};",
            "+=, not ="),
        fork("return null;", "null came back"),
        fork("return new double[] {Math.max(y, z)};", "3 gradients were expected"),
        fork("while (true) { x += 1; }", "still running"));
  }

  private static Student add(String code, String says) {
    return new Student("add", code, NO_ADD, 1, says);
  }

  private static Student max(String code, String says) {
    return new Student("max", code, NO_MAX, 2, says);
  }

  private static Student mul(String code, String says) {
    return new Student("mul", code, NO_MUL, 3, says);
  }

  private static Student circuit(String code, String says) {
    return new Student("circuit", code, NO_CIRCUIT, 4, says);
  }

  private static Student fork(String code, String says) {
    return new Student("fork", code, NO_FORK, 5, says);
  }

  @ParameterizedTest
  @MethodSource("students")
  void isChargedOnceAndTold(Student student) {
    var answers = new LinkedHashMap<>(RIGHT);
    answers.put(student.blank(), student.code());
    var checks = run(answers);
    assertEquals(student.points(), checks.stream().map(Check::points).toList(), checks::toString);
    var said = checks.get(student.check() - 1).said();
    assertTrue(said.contains(student.says()), said);
  }

  @Test
  void theRightAnswersEarnAllPoints() {
    var checks = run(RIGHT);
    assertEquals(
        points("2.0", "3.0", "3.0", "4.0", "4.0"), checks.stream().map(Check::points).toList());
  }

  /** What a check gave: points, or an error, and what it said. */
  private record Check(String points, String said) {
    static Check of(CellRunner.Output output) {
      var failure = output.failure().orElse("");
      var report = output.value().map(Object::toString).orElse("");
      return new Check(failure.isEmpty() ? output.shown().get(0) : "error", failure + report);
    }
  }

  private static List<Check> run(Map<String, String> answers) {
    var left = new ArrayList<>(answers.values());
    var checks = new ArrayList<Check>();
    for (var cell : NotebookFile.read(PS1).codeCells()) {
      var source = cell.source();
      while (source.contains(STUB)) {
        source = source.replaceFirst(Pattern.quote(STUB), Matcher.quoteReplacement(left.remove(0)));
      }
      var output = kernel.run(source);
      if (cell.isGraded()) {
        checks.add(Check.of(output));
      }
    }
    return checks;
  }

  /** Everything a check cell names could be declared by a learner; nothing of it counts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Exercise { public Exercise(String n, double p) {}"
            + " Exercise gate(Object... any) { return this; } public String toString() { return \"2.0\"; } }",
        "class Gates {}",
        "class Finder {} class OwnGate {} class Diagnosis {} class Value {} class Circuit {}",
        "record Displayable(int x) {}",
        "class gategrad { static class exercise { static class Exercise {"
            + " Exercise(String n, double p) {} Exercise gate(Object... any) { return this; }"
            + " Exercise using(Object... any) { return this; } Exercise tie(Object... any) { return this; }"
            + " public String toString() { return \"2.0\"; } } } }",
        "interface gategrad {}",
        "enum gategrad { exercise }",
        "record gategrad(int exercise) {}",
        "abstract class gategrad {}",
        "@Deprecated final class gategrad<T> {}",
        "var gategrad = new Object() { Object exercise = 1; };",
        "var exercise = 1;",
        "Object gategrad() { return null; }",
      })
  void noClassOfALearnersTakesAChecksPlace(String impostor) {
    try (var fresh = new CellRunner()) {
      fresh.run(impostor);
      fresh.run(
          "class PlusGate { double forward(double x, double y) { return x + y; } double[] backward(double dz) { return new double[] {1, 1}; } }");
      var check =
          NotebookFile.read(PS1).codeCells().stream()
              .filter(c -> c.isGraded())
              .findFirst()
              .orElseThrow();
      var wrong = fresh.run(check.source());
      assertEquals("0.0", Check.of(wrong).points(), wrong::toString);
      fresh.run(
          "class PlusGate { double forward(double x, double y) { return x + y; } double[] backward(double dz) { return new double[] {dz, dz}; } }");
      var right = fresh.run(check.source());
      assertEquals("2.0", Check.of(right).points(), right::toString);
    }
  }

  @Test
  void aClassThatDidNotCompileIsNotMistakenForAnother() {
    try (var fresh = new CellRunner()) {
      var broken =
          fresh.run(
              "class PlusGate { double[] backward(double dz) { return dz, dz; } double forward(double x, double y) { return x + y; } }");
      assertTrue(
          broken.failure().orElse("").contains("return gives one value back"), broken::toString);
      var check =
          NotebookFile.read(PS1).codeCells().stream()
              .filter(c -> c.isGraded())
              .findFirst()
              .orElseThrow();
      var first = fresh.run(check.source()).failure().orElse("");
      assertTrue(first.contains("the cell that declares it did not compile"), first);
      fresh.run(
          "class PlusGate { double forward(double x, double y) { return x + y; } double[] backward(double dz) { return new double[] {dz, dz}; } }");
      assertEquals("2.0", Check.of(fresh.run(check.source())).points());
    }
  }
}
