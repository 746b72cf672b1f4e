package gategrad.data;

import static gategrad.data.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTest {
  private static Sheet read(Csv options, String text) {
    return options.read(new RawFile("cars.csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Sheet read(String text) {
    return read(new Csv(), text);
  }

  @Test
  void numbersAndTextAreToldApart() {
    var sheet = read("name,mass,doors\nbeetle,1.5e2,2\nmini,-3.,4\n");
    assertEquals(List.of("name", "mass", "doors"), sheet.header());
    assertFalse(sheet.column("name").numeric());
    assertArrayEquals(new double[] {150, -3}, sheet.column("mass").numbers());
    assertTrue(sheet.column("doors").whole());
    assertFalse(sheet.column("mass").whole());
    assertArrayEquals(new int[] {2, 3}, sheet.lines());
  }

  @Test
  void quotesBlanksLineEndsAndByteOrderMarksAreUnderstood() {
    var sheet = read("\uFEFF a , b \r\n\"x, \"\"y\"\"\nz\" , 1 \r\n\r\n w ,2");
    assertEquals(List.of("a", "b"), sheet.header());
    assertEquals(List.of("x, \"y\"\nz", "w"), sheet.column("a").cells());
    assertArrayEquals(new double[] {1, 2}, sheet.column("b").numbers());
    assertArrayEquals(new int[] {2, 5}, sheet.lines());
  }

  @Test
  void missingCellsAreNotANumber() {
    var sheet = read(new Csv().missing("?"), "a,b\n1,x\n?,\nNA,?\n,y");
    double nan = Double.NaN;
    assertArrayEquals(new double[] {1, nan, nan, nan}, sheet.column("a").numbers());
    assertEquals(List.of("x", "", "", "y"), sheet.column("b").cells());
  }

  @Test
  void europeanFilesNeedTwoWords() {
    var sheet = read(new Csv().separator(';').decimalComma(), "a;b\n1,5;2\n-0,25;3");
    assertArrayEquals(new double[] {1.5, -0.25}, sheet.column("a").numbers());
  }

  @Test
  void aColumnOfCodesCanBeText() {
    var sheet = read(new Csv().text("zip"), "zip\n01234\n56789");
    assertEquals(List.of("01234", "56789"), sheet.column("zip").cells());
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        bad("a,b,c\n1,2,3\n4,5\n", "line 3 has 2 cells but the header has 3"),
        bad("a,b,c\n1,2,3,4\n", "line 2 has 4 cells but the header has 3", "needs quotes"),
        bad("a,b\n\"x\n,2\n3,4", "line 2: a quote (\") is opened but never closed"),
        bad("a,b\n\"x\"y,2", "line 2: text after a closing quote", "twice"),
        bad("a,b\n1,2\n?,3\n4,5", "line 3, column 'a': '?'", "missing(\"?\")"),
        bad("a\n1\n2\nheavy\n", "line 4, column 'a': 'heavy'", "text(\"a\")"),
        bad("a;b\n1;2\n", "line 1 is one cell", "separator(';')"),
        bad("a\tb\n1\t2\n", "separator('\\t')"),
        bad("a,b\n\"1,5\",2\n", "line 2, column 'a': '1,5'", "decimalComma()"),
        bad("", "is empty; it needs a header line"),
        bad("\n\n  \n", "is empty"),
        bad("a,b\n", "has a header (a, b) but no rows"),
        bad("a,b,a\n1,2,3", "line 1: the name 'a' stands twice"),
        bad("a,,c\n1,2,3", "line 1: column 2 has no name"),
        bad("5.1,3.5\n4.9,3.0", "line 1 holds only numbers"),
        bad("a\n1\n1e999\n", "line 3, column 'a': 1e999 is too large"),
        bad("a\n1\n0x10\n2", "line 3, column 'a': '0x10'"),
        bad("a\n1\nInfinity\n2", "line 3, column 'a': 'Infinity'"),
        bad("a,b\0\n", "no text file"));
  }

  private static Arguments bad(String text, String... parts) {
    return Arguments.of(text, parts);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void everyBadFileIsNamedWithItsLineAndTheFix(String text, String[] parts) {
    refuses(() -> read(text), parts);
    refuses(() -> read(text), "cars.csv");
  }

  @Test
  void decimalCommasAreNeverReadAsThousands() {
    refuses(
        () -> read(new Csv().separator(';'), "a;b\n1,5;2"), "'1,5' seems to have a decimal comma");
    refuses(
        () -> read(new Csv().separator(';').decimalComma(), "a;b\n1.000,5;2\n1;2"),
        "line 2, column 'a': '1.000,5'");
  }

  @Test
  void badOptionsAndFilesAreExplained() {
    refuses(() -> new Csv().separator('"'), "cannot separate");
    refuses(() -> new Csv().decimalComma(), "separator(';') first");
    refuses(() -> new Csv().read(Path.of("nope.csv")), "no file nope.csv", "current folder");
    refuses(() -> read(new Csv().text("zip"), "a\n1"), "no column 'zip'; the columns are a");
    byte[] latin = "gr\u00fcn,b\n1,2".getBytes(StandardCharsets.ISO_8859_1);
    refuses(() -> new Csv().read(new RawFile("f.csv", latin)), "f.csv is not UTF-8");
  }

  @Test
  void aSheetBecomesExamples() {
    var examples = read("x,kind,y\n1,b,2\n3,a,4").examples("kind");
    assertEquals(List.of("a", "b"), examples.classes());
    assertArrayEquals(new int[] {1, 0}, examples.labels());
    assertArrayEquals(new double[] {3, 4}, examples.inputs()[1]);
    refuses(() -> read("x,kind\n,b\n3,a").examples("kind"), "row 0, column 0 is NaN");
    refuses(
        () -> read("x,kind\n1,b\n\n3,\n").examples("kind"),
        "cars.csv line 4: the class is missing (column 'kind')");
  }

  @Test
  void aSheetTellsWhatItHolds() {
    assertEquals("cars.csv: 2 rows; x, kind (text)", read("x,kind\n1,b\n3,a").toString());
  }
}
