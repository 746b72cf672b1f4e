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
        bad("5.1,3.5\n4.9,3.0", "line 1 holds only numbers", "noHeader()"),
        bad("a\n1\n1e999\n", "line 3, column 'a': '1e999' is too large"),
        bad("a\n1\n0x10\n2", "line 3, column 'a': '0x10'"),
        bad("a\n1\nInfinity\n2", "line 3, column 'a': 'Infinity'"),
        bad("a,b\0\n", "no text in UTF-8"));
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
    refuses(() -> new Csv().thousands('.'), "'.' cannot both", "decimalComma() first");
    refuses(() -> new Csv().decimalComma().thousands(','), "',' cannot both");
    refuses(() -> new Csv().thousands('0'), "digits are grouped by a sign");
    refuses(() -> new Csv().header(new String[0]), "noHeader()");
    refuses(() -> new Csv().charset("klingon"), "no encoding 'klingon'", "windows-1252");
    refuses(() -> new Csv().read(Path.of("nope.csv")), "no file nope.csv", "current folder");
    refuses(() -> read(new Csv().text("zip"), "a\n1"), "no column 'zip'; the columns are a");
    byte[] latin = "gr\u00fcn,b\n1,2".getBytes(StandardCharsets.ISO_8859_1);
    refuses(
        () -> new Csv().read(new RawFile("f.csv", latin)),
        "f.csv line 1 is not UTF-8",
        "windows-1252");
  }

  @Test
  void commasInNumbersAreAskedAboutAndThenRead() {
    refuses(
        () -> read("n,v\nA,\"1,234\"\nB,5"),
        "line 2, column 'v': '1,234' may be 1234 or 1.234",
        "thousands(',')",
        "decimalComma()",
        "text(\"v\")");
    String quoted = "n,v\nA,\"1,234\"\nB,\"-5\"";
    assertArrayEquals(
        new double[] {1234, -5}, read(new Csv().thousands(','), quoted).column("v").numbers());
    assertArrayEquals(
        new double[] {1.234, -5}, read(new Csv().decimalComma(), quoted).column("v").numbers());
    assertEquals(List.of("1,234", "-5"), read(new Csv().text("v"), quoted).column("v").cells());
  }

  static Stream<Arguments> numbers() {
    var points = new Csv().separator(';');
    var commas = points.decimalComma();
    return Stream.of(
        Arguments.of(points.thousands(','), "1,234,567.5", 1234567.5),
        Arguments.of(points.thousands(','), "+1,234", 1234.0),
        Arguments.of(points.thousands(','), "12", 12.0),
        Arguments.of(points.thousands(' '), "1 234", 1234.0),
        Arguments.of(points.thousands(' '), "1\u00a0234\u202f567.25", 1234567.25),
        Arguments.of(points.thousands(' '), "1'234", 1234.0),
        Arguments.of(points.thousands('\''), "1'234.5", 1234.5),
        Arguments.of(points.thousands('_'), "1_234", 1234.0),
        Arguments.of(commas.thousands('.'), "1.234.567,5", 1234567.5),
        Arguments.of(commas.thousands(' '), "-1 234,5", -1234.5),
        Arguments.of(commas, ",5", 0.5),
        Arguments.of(commas, "1,5e3", 1500.0),
        Arguments.of(points, "\u22125", -5.0),
        Arguments.of(points, "\u00a07\u00a0", 7.0));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAreReadAsTheOptionsSay(Csv options, String cell, double value) {
    assertArrayEquals(
        new double[] {value}, read(options, "a;b\n" + cell + ";x").column("a").numbers());
  }

  static Stream<Arguments> otherNumbers() {
    var points = new Csv().separator(';');
    var commas = points.decimalComma();
    return Stream.of(
        Arguments.of(points, "1,234,567", "thousands(',')"),
        Arguments.of(points, "1,234.5", "thousands(',')"),
        Arguments.of(points, "1,23", "decimalComma()"),
        Arguments.of(points, "1.234.567", "decimalComma().thousands('.')"),
        Arguments.of(points, "1.234,5", "decimalComma().thousands('.')"),
        Arguments.of(points, "1 234", "thousands(' ')"),
        Arguments.of(points, "1\u202f234", "thousands(' ')"),
        Arguments.of(points, "1\u2019234", "thousands(' ')"),
        Arguments.of(commas, "1.234", "thousands('.')"),
        Arguments.of(commas, "1.234,5", "thousands('.')"),
        Arguments.of(commas, "1.5", "stands among numbers"),
        Arguments.of(points.thousands(','), "12,34", "decimalComma()"),
        Arguments.of(points.thousands(','), "1234,567", "decimalComma()"),
        Arguments.of(points, "9007199254740993", "has more digits than a double keeps"),
        Arguments.of(points, "12345678901234567890", "text(\"a\")"),
        Arguments.of(points, "-1e400", "too large"));
  }

  @ParameterizedTest
  @MethodSource("otherNumbers")
  void whatIsNoNumberYetIsToldWithTheWord(Csv options, String cell, String cure) {
    refuses(() -> read(options, "a;b\n7;x\n" + cell + ";y"), "line 3, column 'a': '" + cell, cure);
  }

  @Test
  void oneOddCellMakesNoTextColumnAnError() {
    assertFalse(read("a,b\nx,1\ny,2\n\"1,5\",3\nz,4").column("a").numeric());
    assertFalse(read("a,b\nx,1\ny,2\n12345678901234567890,3\nz,4").column("a").numeric());
  }

  @Test
  void aFileWithoutHeaderLosesNoRow() {
    String iris = "5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n\n";
    refuses(
        () -> read(iris),
        "line 1 seems to be a row, not a header: it holds the number 5.1",
        "header(\"...\", ...)",
        "noHeader()");
    var named = read(new Csv().header("sl", "sw", "pl", "pw", "kind"), iris);
    assertArrayEquals(new double[] {5.1, 4.9}, named.column("sl").numbers());
    assertArrayEquals(new int[] {1, 2}, named.lines());
    assertEquals(List.of("x0", "x1", "x2", "x3", "x4"), read(new Csv().noHeader(), iris).header());
    refuses(
        () -> read(new Csv().header("a", "b"), iris), "line 1 has 5 cells but the header has 2");
    refuses(
        () -> read(new Csv().header("a", "b", "c", "d", "e", "f"), iris),
        "line 1 has 5 cells but the header has 6");
    String mushrooms = "p,x,s\ne,x,y\np,b,s\ne,f,y\n";
    refuses(() -> read(mushrooms), "line 1 seems to be a row", "all that it holds stands below");
    String abalone = "M,0.455,0.365,15\nF,0.35,0.265,7\n";
    refuses(() -> read(abalone), "line 1 seems to be a row", "the number 0.455");
    String whole = "39,State-gov,77516\n50,Private,83311\n38,Private,215646\n";
    refuses(() -> read(whole), "line 1 seems to be a row", "the number 39");
    refuses(() -> read("a,b\n1,2\na,b\n3,4"), "line 3 repeats line 1", "put together");
  }

  @Test
  void numbersCanBeNames() {
    var years = read("country,1999,2000,2001\nFrance,5,6,7\nChad,8,9,3000\n");
    assertEquals(List.of("country", "1999", "2000", "2001"), years.header());
    assertEquals(1, read("label,0,1,2,3,4,5,6,7,8,9\n7,0,0,255,3,0,1,0,1,1,1").lines().length);
    for (String row : List.of("a,1,2,3", "name,2020", "a,10,20,30", "a,0,1,2", "0,1,2", "1,2")) {
      String below = row.replaceAll("[0-9]+", "7").replace("a,", "b,");
      refuses(() -> read(row + "\n" + below), "line 1 ", "firstLineIsHeader() if it has");
    }
    refuses(() -> read("0.5,1.5,2.5\n1,2,3"), "line 1 holds only numbers");
    String unclear = "name,3\na,2\nb,4";
    refuses(() -> read(unclear), "firstLineIsHeader() if it has");
    assertEquals(List.of("name", "3"), read(new Csv().firstLineIsHeader(), unclear).header());
    assertEquals(List.of("4", "3"), read(new Csv().firstLineIsHeader(), "4,3\n1,2").header());
  }

  @Test
  void blanksCanSeparate() {
    String seeds = "  area  kind\t  width \n 15.26\tKama  1 \n14.88  \"a b\"  2\n";
    var options = new Csv().separator(' ');
    assertEquals(List.of("area", "kind", "width"), read(options, seeds).header());
    assertEquals(List.of("Kama", "a b"), read(options, seeds).column("kind").cells());
    assertArrayEquals(new double[] {1, 2}, read(options, seeds).column("width").numbers());
    refuses(() -> read("5.1 3.5 setosa\n4.9 3.0 setosa\n"), "separator(' ')");
    refuses(
        () -> read("length width\n5.1  3.5\n 4.9 3.0\n"), "line 1 is one cell", "separator(' ')");
    refuses(() -> read(options, "a b\n1 2 3"), "line 2 has 3 cells");
    var sentences = read("what\nthe first one\nanother here");
    assertEquals(List.of("the first one", "another here"), sentences.column("what").cells());
    assertEquals(2, read(new Csv().text("full name"), "full name\nRoom 1\nRoom 2").lines().length);
  }

  @Test
  void anotherSeparatorIsSeenInTheLengthsOfRowsToo() {
    refuses(() -> read("a;b, in cm;c\n1;2;3\n4;5;6"), "separated by ';'", "separator(';')");
    refuses(() -> read("a|b\n1|2"), "separator('|')");
    refuses(() -> read(new Csv().separator(';'), "a,b\n1,2"), "separator(',')");
    refuses(() -> read("a;b\n1;2;3"), "line 1 is one cell", "separator(';')");
    assertEquals(List.of("a", "b"), read(new Csv().separator(';'), "sep=;\r\na;b\r\n1;2").header());
    refuses(() -> read("sep=;\na;b\n1;2"), "line 1: says that its separator is ';'");
    refuses(() -> read("Report of May\na,b\n1,2\n3,4"), "is line 1 a title".replace("is", "Is"));
    refuses(() -> read("a,b\n1,2,3\n2,3,4"), "All rows have one cell more", "row.names = FALSE");
  }

  @Test
  void whatSpreadsheetsAddIsLeftOut() {
    var sheet = read("a,b,,\r\n1,2,,\r\n,,,\r\n3,4,,\r\n,,,\r\n,,,\r\n");
    assertEquals(List.of("a", "b"), sheet.header());
    assertArrayEquals(new double[] {1, 3}, sheet.column("a").numbers());
    assertArrayEquals(new int[] {2, 4}, sheet.lines());
    assertArrayEquals(new double[] {2, 4}, read("a,b\n1,2,\n3,4,").column("b").numbers());
    assertArrayEquals(new double[] {2, 4}, read("a,b\n1,2,,,\n3,4").column("b").numbers());
    assertArrayEquals(new double[] {2, 4}, read("a,,b\n1,,2\n3,,4").column("b").numbers());
    assertArrayEquals(
        new double[] {Double.NaN, 4}, read("a,b\n1,\n3,4").column("b").numbers(), "a missing cell");
    refuses(() -> read("a,b,\n1,2,3\n"), "line 1: column 3 has no name");
    refuses(() -> read(",a\n0,7\n1,8"), "line 1: column 1 has no name", "index=False");
    refuses(() -> read(",,\n,,\n"), "is empty");
  }

  @Test
  void encodingsAreSeenOrNamed() {
    String text = "gr\u00fcn,\uac00\nja,1\n";
    for (var encoding :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] marked = ("\uFEFF" + text).getBytes(encoding);
      var sheet = new Csv().read(new RawFile("f.csv", marked));
      assertEquals(List.of("gr\u00fcn", "\uac00"), sheet.header(), encoding.name());
    }
    byte[] windows = "a,b\n\u00fc,1\n".getBytes(StandardCharsets.ISO_8859_1);
    refuses(() -> new Csv().read(new RawFile("f.csv", windows)), "f.csv line 2 is not UTF-8");
    var latin = new Csv().charset("windows-1252").read(new RawFile("f.csv", windows));
    assertEquals(List.of("\u00fc"), latin.column("a").cells());
    byte[] unmarked = "a,b\n1,2".getBytes(StandardCharsets.UTF_16LE);
    refuses(() -> new Csv().read(new RawFile("f.csv", unmarked)), "zero bytes", "UTF-16LE");
    assertEquals(
        List.of("a", "b"),
        new Csv().charset("UTF-16LE").read(new RawFile("f.csv", unmarked)).header());
  }

  @Test
  void linesAreCountedWithEveryKindOfLineEnd() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      var sheet = read("a,b" + end + "\"x" + end + "y\",1" + end + end + "z,2");
      assertArrayEquals(new int[] {2, 5}, sheet.lines());
    }
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
