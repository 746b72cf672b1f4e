package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of the design: which package may look at which. */
class ArchitectureTest {
  private static final Path CLASSES = Path.of("target", "classes");

  /**
   * Each package with those that it may use, as names below gategrad; "root" is gategrad itself.
   * The drawing in CONTRIBUTING.md is made of this table. An arrow that nobody uses has no place in
   * it.
   */
  private static final String MAY_USE =
      """
      text                   -> nothing
      notebook               -> nothing
      array                  -> notebook
      file                   -> array
      gate                   -> text, array
      loop                   -> notebook, array, gate
      root                   -> text, notebook, array, gate, loop
      own                    -> text, notebook, gate
      check                  -> text, notebook, gate, root, own
      nn                     -> notebook, array, file, gate, root
      optim                  -> text, array, loop, root
      data                   -> notebook, array, file, root
      data.table             -> root, data
      train                  -> text, notebook, array, file, gate, root, nn, optim, data
      draw                   -> text, notebook, array, gate, root, own
      explain                -> text, notebook, array, gate, loop, root, own, draw
      live                   -> notebook, gate, root, draw
      numeric                -> text, notebook, array, gate, root, draw
      plot                   -> notebook, array, file, gate, root, nn, data, train
      mistake                -> text, notebook, array, gate, root, own, check
      exercise               -> text, notebook, root, own, draw, mistake
      kernel.source          -> nothing
      kernel.errors          -> text, kernel.source
      kernel.comm            -> nothing
      kernel.engine          -> nothing
      kernel.threads         -> nothing
      kernel.jshell.bytecode -> nothing
      kernel.jshell.run      -> kernel.errors, kernel.source, kernel.threads, kernel.jshell.bytecode
      kernel.jshell.edit     -> kernel.errors, kernel.source, kernel.jshell.run
      kernel.jshell.assist   -> text, kernel.errors, kernel.source, kernel.engine, kernel.jshell.run
      kernel.jshell          -> kernel.errors, kernel.source, kernel.engine, kernel.threads, kernel.jshell.run, kernel.jshell.edit, kernel.jshell.assist
      kernel.display         -> text, notebook, kernel.errors, kernel.comm, kernel.threads
      kernel.magic           -> text, notebook, kernel.source, kernel.errors, kernel.engine, kernel.display
      kernel.extension       -> kernel.errors, kernel.display, kernel.magic
      kernel.protocol        -> notebook, kernel.errors, kernel.comm, kernel.engine, kernel.threads, kernel.display, kernel.magic, kernel.extension
      kernel.install         -> kernel.protocol
      kernel                 -> kernel.comm, kernel.engine, kernel.jshell, kernel.display, kernel.extension, kernel.protocol
      """;

  private static final String DRAWING_BEGINS = "<!-- arrows: made from ArchitectureTest -->\n```\n";

  /** The maths: usable as a library with nothing but the JDK's base module. */
  private static final List<String> MATHS =
      List.of(
          "",
          "text",
          "notebook",
          "array",
          "file",
          "gate",
          "loop",
          "check",
          "nn",
          "optim",
          "train",
          "draw",
          "explain",
          "numeric",
          "own",
          "mistake");

  @Test
  void everyArrowIsInTheTableAndEveryArrowOfTheTableIsUsed() {
    var used = new TreeMap<String, Set<String>>();
    for (JavaClass from : classes()) {
      used.computeIfAbsent(part(from), part -> new TreeSet<>());
      for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
        if (arrow.getTargetClass().getPackageName().startsWith("gategrad")
            && !part(from).equals(part(arrow.getTargetClass()))) {
          used.get(part(from)).add(part(arrow.getTargetClass()));
        }
      }
    }
    assertEquals(lines(table()), lines(used), "arrows of the table (first) and of the code");
  }

  /** Whoever stands above looks down: so there are no circles. */
  @Test
  void arrowsPointUpTheTable() {
    var above = new ArrayList<String>();
    table()
        .forEach(
            (part, targets) -> {
              assertTrue(above.containsAll(targets), part + " uses what stands below it");
              above.add(part);
            });
  }

  @Test
  void contributingShowsTheTable() throws IOException {
    assertTrue(
        Files.readString(Path.of("CONTRIBUTING.md"))
            .replace("\r\n", "\n")
            .contains(DRAWING_BEGINS + MAY_USE + "```\n"),
        () -> "CONTRIBUTING.md should hold\n" + DRAWING_BEGINS + MAY_USE + "```");
  }

  @Test
  void everyPackageSaysWhatItIs() {
    for (String part : table().keySet()) {
      var folder =
          Path.of("src/main/java/gategrad", part.equals("root") ? "" : part.replace('.', '/'));
      assertTrue(
          Files.exists(folder.resolve("package-info.java")), folder + " has no package-info.java");
    }
  }

  @Test
  void mathsNeedsJavaBaseAlone() {
    var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    for (String part : MATHS) {
      Path folder = CLASSES.resolve("gategrad").resolve(part);
      assertTrue(Files.isDirectory(folder), folder + " does not exist");
      var out = new StringWriter();
      var writer = new PrintWriter(out);
      var pattern = part.isEmpty() ? "gategrad\\.[A-Z].*" : "gategrad\\." + part + "\\..*";
      jdeps.run(
          writer, writer, "-s", "--multi-release", "17", "-include", pattern, CLASSES.toString());
      var modules =
          Arrays.stream(out.toString().split("\\R"))
              .filter(line -> line.contains("->"))
              .map(line -> line.substring(line.indexOf("->") + 2).strip())
              .filter(target -> !target.equals("classes"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Set.of("java.base"), modules, "package gategrad." + part + ": " + out);
    }
  }

  private static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPath(CLASSES);
  }

  private static Map<String, Set<String>> table() {
    var table = new LinkedHashMap<String, Set<String>>();
    MAY_USE
        .lines()
        .map(line -> line.split(" +-> "))
        .forEach(
            row ->
                table.put(
                    row[0],
                    row[1].equals("nothing")
                        ? Set.of()
                        : new TreeSet<>(List.of(row[1].split(", ")))));
    return table;
  }

  private static String lines(Map<String, Set<String>> arrows) {
    return new TreeMap<>(arrows)
        .entrySet().stream()
            .map(row -> row.getKey() + " -> " + String.join(", ", row.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static String part(JavaClass type) {
    String name = type.getPackageName();
    return name.equals("gategrad") ? "root" : name.substring("gategrad.".length());
  }
}
