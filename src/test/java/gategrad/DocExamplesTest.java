package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example in Javadoc and in README.md is run as a cell of a notebook would run it.
 *
 * <p>An expression that ends in a comment with a number, {@code true}, {@code false} or a text in
 * quotes must have that value, rounded to the digits that are shown. Any other comment is prose.
 */
class DocExamplesTest {
  private static final List<String> IMPORTS =
      List.of(
          "java.util.*",
          "java.util.function.*",
          "java.util.stream.*",
          "java.io.*",
          "java.nio.file.*",
          "java.math.*",
          "gategrad.*",
          "gategrad.gate.*",
          "gategrad.check.*",
          "gategrad.nn.*",
          "gategrad.optim.*",
          "gategrad.train.*",
          "gategrad.data.*",
          "gategrad.draw.*",
          "gategrad.plot.*",
          "gategrad.exercise.*",
          "static gategrad.draw.Drawing.draw",
          "static gategrad.draw.Circuit.circuit");

  static List<DocExample> examples() throws IOException {
    var examples = new ArrayList<DocExample>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        examples.addAll(DocExample.of(file));
      }
    }
    var readme = Path.of("README.md");
    if (Files.exists(readme)) {
      examples.addAll(DocExample.of(readme));
    }
    return examples;
  }

  @Test
  void examplesAreFound() throws IOException {
    assertTrue(examples().size() > 20);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void runsAndGivesWhatItSays(DocExample example) {
    try (var shell = shell()) {
      IMPORTS.forEach(name -> run(shell, "import " + name + ";"));
      var rest = example.code();
      while (!rest.isBlank()) {
        var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        boolean last = next.completeness() == Completeness.EMPTY || next.source() == null;
        if (last) {
          assertTrue(rest.strip().startsWith("//"), "not a complete statement: " + rest);
          break;
        }
        var event = run(shell, next.source());
        rest = next.remaining();
        check(event, comment(rest));
      }
    }
  }

  private static JShell shell() {
    var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return JShell.builder().executionEngine("local").compilerOptions("-cp", classes).build();
  }

  private static SnippetEvent run(JShell shell, String code) {
    var event = shell.eval(code).get(0);
    var problems =
        shell.diagnostics(event.snippet()).map(d -> d.getMessage(Locale.ROOT)).toList();
    assertEquals(Snippet.Status.VALID, event.status(), () -> code + problems);
    if (event.exception() != null) {
      throw new AssertionError(code, event.exception());
    }
    return event;
  }

  /** The comment that ends the line of the statement before {@code rest}. */
  private static String comment(String rest) {
    var line = rest.lines().findFirst().orElse("").strip();
    return line.startsWith("//") ? line.substring(2).strip() : "";
  }

  private static void check(SnippetEvent event, String comment) {
    boolean isText = comment.startsWith("\"") || comment.equals("true") || comment.equals("false");
    if (isText) {
      assertEquals(comment, event.value(), event.snippet().source());
    } else if (comment.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")) {
      var shown = new BigDecimal(comment);
      double digit = Math.pow(10, -Math.min(shown.scale(), 12)); // JDKs differ in the last bits
      double value = Double.parseDouble(event.value());
      assertEquals(shown.doubleValue(), value, digit / 2, event.snippet().source());
    }
  }
}
