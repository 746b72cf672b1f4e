package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a first-year student types wrong, and the words that must come back. */
class BeginnersMistakesTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void declare() {
    CELLS.done(
        """
        class Net { double w = 1; Net(double w) { this.w = w; } double f(double x) { return w * x; }
          int size() { return 3; } private int hidden; }
        interface Form { double area(); }
        record P(int x, int y) {}
        enum Side { LEFT, RIGHT }
        class Shy { private Shy(int n) {} static Shy of(int n, int m) { return new Shy(n + m); } }
        class Locked { private Locked(int n) {} }
        Net net = new Net(3); P p = new P(1, 2); String name = "Ada"; int count = 0;
        double learningRate = 0.1; int[] xs = {1, 2, 3};
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3));
        """);
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`System.out.println(\"hi\")\nSystem.out.println(2);`|a semicolon is missing here|end the statement",
        "System.out.println(\"hi\";|a ) is missing here|each ( needs one",
        "System.out.println(\"a\" \"b\");|a ) is missing here|a comma or an operator",
        "int y = (3 + 4;|a ) is missing here|each ( needs one",
        "int y = 3 + 4);|there is one ) too many|exactly one",
        "}|there is one } too many|exactly one",
        "int f(int x) { return x;|the cell ends too early|closing }",
        "int[] m = {1, 2, 3;|a } is missing here|each { needs a }",
        "int arr[3];|a ] is missing here|new int[3]",
        "for (int i = 0, i < 3, i++) { }|a semicolon is missing here|the three parts of for",
        "if count > 1 { count = 2; }|a ( is missing here|stands in ( )",
        "if (count > 1) then count = 2;|a variable cannot be declared here|no word 'then'",
        "boolean ok = count > 1 and count < 5;|Java has no word 'and'|&& means and",
        "else { count = 1; }|this else has no if before it|right behind the if's }",
        "new Net|the ( ) of the constructor is missing|behind the class's name",
        "package course;|a cell has no package|leave this line out",
        "String class = \"a\";|class is a word of Java itself|another name",
        "int strictfp = 0;|strictfp is a word of Java itself|another name",
        "int abstract()|abstract is a word of Java itself|another name",
        "double[] new = {};|new is a word of Java itself|another name",
        "int double = 5;|double is a word of Java itself|another name",
        "int 2x = 5;|a name cannot begin with a digit|x2",
        "“hello”|the quote “ is not Java's|straight quotes",
        "String t = \"\"\"hello\"\"\";|begins on the line after its \"\"\"|break the line",
        "String word = 'hello';|this character has no end|a text in \"...\"",
      })
  void shapeOfTheText(String source, String message, String hint) {
    explains(source, message, hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "if (count = 1) { }|this is an int, but a boolean is needed|to compare, write ==",
        "if (1) { }|this is an int, but a boolean is needed|a comparison gives one",
        "String c = 'a';|this is a char, but a String is needed|a text stands in \"...\"",
        "char c = \"a\";|this is a String, but a char is needed|one character stands in '...'",
        "int n = \"5\";|this is a String, but an int is needed|Integer.parseInt(text)",
        "String s = 5 + 5;|this is an int, but a String is needed|\"\" + value",
        "float q = 3.5;|a double does not always fit into a float|write an f",
        "int n = learningRate;|a double does not always fit into an int|(int)",
        "int big = 3000000000;|too large for an int|write an L",
        "List<int> a = new ArrayList<>();|int is not a class|between < and > write Integer",
        "List<Double> a = List.of(1, 2);|this is an Integer, but a Double is needed|write 1.0",
        "List<String> a = numbers;|this is a List<Integer>, but a List<String> is needed|",
        "Value.of(2) + Value.of(3)|+ does not go with a Value and a Value|Value.of(2).add(Value.of(3))",
        "\"a\" - \"b\"|- does not go with a String and a String|replace(\"b\", \"\")",
        "!5|! does not go with an int|5 == 0",
        "void v() { return 1; }|declared void returns no value|instead of void",
        "int v() { return; }|this return lacks its value|behind return",
        "int v() { int y = 2; }|reach its end without returning a value|add a return",
        "int v() { return 1; count = 2; }|this can never run|before it stands a return",
        "var empty = null;|Java cannot tell the type|write its type instead of var",
        "Function<Integer, Integer> g = x -> { x + 1; };|this is not a statement|a lambda needs return",
        "numbers.stream().map(x => x * 2)|Java did not expect this here|a lambda is written with ->",
        "void a() { int s = 0; numbers.forEach(x -> s += x); }|effectively final|a for loop may change it",
        "void a() { final int z = 1; z = 2; }|cannot assign a value to final variable z|leave out final",
        "{ int z; System.out.println(z); }|might not have been initialized|give it a value",
        "void a() { int k = 1; int k = 2; }|variable k is already defined|use another name",
        "void a() { new java.io.FileReader(\"x\"); }|FileNotFoundException is not handled|try {",
        "String d = switch (count) { case 1 -> \"a\"; };|this switch leaves some values out|default ->",
        "int[] a = new int[3] {1, 2, 3};|either a size or values|new int[] {1, 2, 3}",
      })
  void typesAndFlow(String source, String message, String hint) {
    explains(source, message, hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string t = \"x\";|there is no class string here|did you mean String?",
        "System.out.printn(\"x\");|there is no method printn here|did you mean println?",
        "println(\"x\")|there is no method println here|did you mean System.out.println?",
        "sqrt(2)|there is no method sqrt here|did you mean Math.sqrt?",
        "LocalDate d = null;|there is no class LocalDate here|write import java.time.LocalDate;",
        "Valu v = null;|there is no class Valu here|did you mean Value?",
        "foo|there is no variable foo here|declare it in a cell",
        "q = 5;|there is no variable q here|double q = ...",
        "nett.f(2)|there is no variable nett here|did you mean net?",
        "Net|there is no variable Net here|Net is a class: new Net( )",
        "net.size|there is no variable size here|size is a method: write size( )",
        "name.size()|there is no method size here|did you mean length?",
        "xs.size()|there is no method size here|did you mean length?",
        "numbers.length|there is no variable length here|did you mean size?",
        "numbers.map(x -> x)|there is no method map here|did you mean stream().map?",
        "p.getX()|there is no method getX here|did you mean x?",
        "Value.of(2).plus(3)|there is no method plus here|did you mean add?",
        "Net.f(2)|f belongs to each object, not to the class|make an object with new",
        "this.count|there is no this outside of a class|without it",
        "net.hidden|hidden is private: only Net itself can use it|call a method of Net",
        "p.x = 5;|x is private: only P itself can use it|read it by x( )",
        "new Form()|so new cannot make one|implements or extends it",
        "class Circle implements Form { }|Circle lacks the method area() of Form|public",
        "class Circle implements Form { double area() { return 1; } }|area() must be public, as it is in Form|write public before",
        "record Square(double area) implements Form { double size() { return 1; } String toString() { return null; } }|toString() must be public, as it is in Record|write public before",
        "new Value(2)|Value cannot be made with new|write Value.of(double data)",
        "new Tensor(3)|Tensor cannot be made with new|write Tensor.of(double... numbers)",
        "new Math()|Math cannot be made with new|type Math. and press Tab",
        "new Optional<Integer>(3)|Optional cannot be made with new|write Optional.of(T)",
        "new Side()|Side cannot be made with new|write Side.LEFT, or Side.RIGHT",
        "new Shy(2)|Shy cannot be made with new|write Shy.of(int n, int m)",
        "List.of(new Net(2), new Shy())|Shy cannot be made with new|write Shy.of(int n, int m)",
        "new Net(new Value(1).data())|Value cannot be made with new|write Value.of(double data)",
        "`class Shy { Shy(int n) {} static Shy of(int n) { return new Shy(\"a\"); } }`|this is a String, but an int is needed|Integer.parseInt",
        "String t = \"new Math(\"; int k = \"a\";|this is a String, but an int is needed|Integer.parseInt",
        "new Locked()|Locked cannot be made with new|leave out the word private",
        "new Net(\"a\")|this is a String, but a double is needed|Double.parseDouble(text)",
        "new P(1)|P does not take (int)|write P(int, int)",
        "net.f(1, 2)|f does not take (int, int)|write f(double)",
      })
  void names(String source, String message, String hint) {
    explains(source, message, hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "xs[3]|Index 3 out of bounds for length 3|the last index is 2",
        "new ArrayList<Integer>().get(0)|Index 0 out of bounds for length 0|it is empty",
        "name.charAt(10)|10|counting begins at 0",
        "numbers.get(7)|Index 7 out of bounds for length 3|the last index is 2",
        "Object o = \"text\"; (Integer) o|class String cannot be cast to class Integer|instanceof",
        "Integer.parseInt(\"12a\")|\"12a\"|strip()",
        "10 / 0|/ by zero|test the divisor",
        "for (int k : numbers) { numbers.remove(k); }|ConcurrentModification|removeIf",
        "List.of(1).add(2)|UnsupportedOperationException|new ArrayList<>(list)",
        "new ArrayList<Integer>().iterator().next()|NoSuchElement|hasNext()",
        "new int[-1]|NegativeArraySizeException: -1|0 or more",
        "java.nio.file.Files.readString(java.nio.file.Path.of(\"gone.txt\"))|gone.txt|names of files begin in",
      })
  void whileItRuns(String source, String message, String hint) {
    explains(source, message, hint);
  }

  private static void explains(String source, String message, String hint) {
    String text = CELLS.traceback(source);
    assertTrue(text.contains(message), text);
    assertTrue(hint == null || text.contains("Hint: ") && text.contains(hint), text);
    assertTrue(hint != null || !text.contains("Hint"), text);
    assertFalse(text.contains("REPL") || text.contains("$JShell"), text);
  }

  @Test
  void nothingIsEndless() {
    String message = CELLS.failed("throw new RuntimeException(\"x\".repeat(9_000_000));").message();
    assertTrue(message.length() < 3_000 && message.endsWith("and more"), "" + message.length());
    assertEquals(
        50_000,
        CELLS.shown("String s = \"\"\"\n" + "1,\\\"a\n".repeat(10_000) + "\"\"\";\ns.length()"));
    String text = CELLS.traceback("/* " + "y".repeat(90_000) + " */ int i = nope;");
    assertTrue(text.length() < 1_000 && text.contains("int i = nope;\n"), text);
  }

  @Test
  void whatNoClassFileHoldsIsRefusedAndTheNextCellRuns() {
    String half = "\"" + "y".repeat(40_000) + "\"";
    for (String source :
        List.of("String s = %s + %s;", "String t() { return %s + %s; }", "%s + %s")) {
      String text = CELLS.traceback(source.formatted(half, half));
      assertTrue(text.contains("this text is too long") && text.contains("Files.read"), text);
      assertEquals(2, CELLS.shown("1 + 1"));
    }
    String many = "7, ".repeat(30_000);
    for (String source : List.of("int[] a = {%s};", "class A { int[] a = {%s}; }")) {
      String text = CELLS.traceback(source.formatted(many));
      assertTrue(text.contains("this is too much for one piece of code"), text);
      assertEquals(2, CELLS.shown("1 + 1"));
    }
    assertEquals(60_000, CELLS.shown("String s = \"" + "y".repeat(60_000) + "\"; s.length()"));
  }
}
