package gategrad.kernel.jshell.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Class files of the JDK and of this test, read. */
class ClassFilesTest {

  /** Each instruction of java.base must begin where the one before it ends. */
  @Test
  void findsTheInstructionsOfAllOfJava() throws IOException {
    var known = new TreeSet<Integer>();
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base");
    try (Stream<Path> files = Files.walk(base.resolve("java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Instructions.visit(bytes, new ConstantPool(bytes), at -> known.add(bytes[at] & 0xff));
      }
    }
    assertTrue(known.size() > 190, known.toString());
    assertTrue(known.last() <= 0xc9, "behind the last opcode of the JVM: " + known);
  }

  private static final Pattern JAVA = Pattern.compile("(java/(?:util|time)/[A-Z]\\w*)");

  /** The lambdas whose references are looked for. */
  static final class Sample {
    final List<Function<List<String>, Object>> lists =
        List.of(List::size, list -> list.stream().map(text -> new java.util.Date()).toList());
    final DoubleUnaryOperator square = x -> x * x;
    final Supplier<Object> named = this::date;

    Object date() {
      return java.time.LocalDate.EPOCH;
    }
  }

  @Test
  void eachLambdaMentionsWhatItsOwnBodyDoes() throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream("ClassFilesTest$Sample.class")) {
      List<LambdaReferences.Lambda> lambdas = LambdaReferences.of(in.readAllBytes(), JAVA);
      var sample = new Sample();
      assertEquals(Set.of(), mentioned(lambdas, sample.square));
      Set<String> ofLists = mentioned(lambdas, sample.lists.get(1));
      assertTrue(ofLists.containsAll(Set.of("java/util/List", "java/util/Date")), "" + ofLists);
      Set<String> ofMethod = mentioned(lambdas, sample.named);
      assertTrue(!ofMethod.contains("java/time/LocalDate"), "a method is not looked into");
    }
  }

  private static Set<String> mentioned(List<LambdaReferences.Lambda> lambdas, Object object) {
    var all = new TreeSet<String>();
    lambdas.stream()
        .filter(lambda -> lambda.mayBe(object.getClass()))
        .forEach(lambda -> all.addAll(lambda.mentioned()));
    return all;
  }
}
