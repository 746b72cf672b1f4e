package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of the design: which package may look at which. */
class ArchitectureTest {
  private static final Path CLASSES = Path.of("target", "classes");

  /** Each package with the packages it may use; "" is the root package. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("gate", Set.of()),
          Map.entry("", Set.of("gate")),
          Map.entry("check", Set.of("", "gate")),
          Map.entry("nn", Set.of("", "gate")),
          Map.entry("optim", Set.of("", "gate", "nn")),
          Map.entry("data", Set.of("", "gate")),
          Map.entry("train", Set.of("", "gate", "nn", "optim", "data")),
          Map.entry("draw", Set.of("", "gate", "check")),
          Map.entry("plot", Set.of("", "gate", "check", "nn", "optim", "train", "data")),
          Map.entry("exercise", Set.of("", "gate", "check")),
          Map.entry("kernel", Set.of("")));

  /** The maths: usable as a library with nothing but the JDK's base module. */
  private static final List<String> MATHS =
      List.of("", "gate", "check", "nn", "optim", "train", "draw");

  @Test
  void arrowsRunOneWay() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPath(CLASSES);
    var wrong = new TreeSet<String>();
    for (JavaClass from : classes) {
      for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
        if (!arrow.getTargetClass().getPackageName().startsWith("gategrad")) {
          continue;
        }
        String source = part(from);
        String target = part(arrow.getTargetClass());
        if (!source.equals(target) && !MAY_USE.getOrDefault(source, Set.of()).contains(target)) {
          wrong.add(arrow.getDescription());
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> "arrows against the design:\n" + String.join("\n", wrong));
    assertTrue(classes.stream().anyMatch(c -> part(c).equals("gate")), "no classes were read");
  }

  @Test
  void mathsNeedsJavaBaseAlone() {
    var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    for (String part : MATHS) {
      Path folder = CLASSES.resolve("gategrad").resolve(part);
      if (!Files.isDirectory(folder)) {
        continue;
      }
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

  /** The first package below gategrad; "" for the root. */
  private static String part(JavaClass type) {
    String name = type.getPackageName();
    return name.equals("gategrad") ? "" : name.substring("gategrad.".length()).split("\\.")[0];
  }
}
