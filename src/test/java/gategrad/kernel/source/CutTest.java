package gategrad.kernel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell is cut where Java's own grammar cuts it, and no statement is lost. */
class CutTest {
  private static final int CELLS = 1_000;

  private static List<String> texts(String cell) {
    return Cut.of(cell).statements().stream().map(Statement::text).toList();
  }

  @Test
  void generatedCellsComeApartIntoWhatTheyWereMadeOf() {
    for (int seed = 0; seed < CELLS; seed++) {
      var random = new Random(seed);
      var java = new GeneratedJava(random);
      var statements = new ArrayList<String>();
      var cell = new StringBuilder(java.gap());
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        statements.add(java.statement());
        cell.append(statements.get(statements.size() - 1)).append(java.gap());
      }
      if (random.nextInt(3) == 0) {
        statements.add(java.expression());
        cell.append(statements.get(statements.size() - 1));
      }
      Cut cut = Cut.of(cell.toString());
      String told = "seed " + seed + ": " + cell + "\n" + cut;
      assertTrue(cut.problem().isEmpty(), told);
      assertEquals(statements, texts(cell.toString()), told);
      for (Statement statement : cut.statements()) {
        assertTrue(cell.substring(statement.start()).startsWith(statement.text()), told);
      }
    }
  }

  /** A cell that is cut off somewhere has the whole statements before that, and the rest of it. */
  @Test
  void aCellThatBreaksOffLosesNothing() {
    for (int seed = 0; seed < CELLS / 4; seed++) {
      var random = new Random(seed);
      var java = new GeneratedJava(random);
      String first = java.statement();
      String cell = first + "\n" + java.statement();
      String part = cell.substring(0, random.nextInt(cell.length()));
      Cut cut = Cut.of(part);
      String all =
          cut.statements().stream().map(Statement::text).collect(Collectors.joining())
              + (cut.problem().isEmpty() ? "" : part.substring(cut.rest()));
      assertEquals(words(part), words(all), "seed " + seed + ": " + part + "\n" + cut);
    }
  }

  private static String words(String source) {
    return Token.of(source).stream()
        .map(Token::text)
        .filter(text -> !text.equals(";"))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int x = 3|int x = 3;",
        "int[] a = {1, 2}|int[] a = {1, 2};",
        "do { x++; } while (x < 3)|do { x++; } while (x < 3);",
        "throw new E()|throw new E();",
        "import java.util.List|import java.util.List;",
        "x = 5|x = 5",
        "n < 3|n < 3",
        "x -> { }|x -> { }",
        "1 + 1 // one|1 + 1",
        "new int[] {1}|new int[] {1}",
        "switch (x) { default -> 1; }|switch (x) { default -> 1; }",
        "int a = 1, b = 2;|int a = 1, b = 2;",
        "int[] a = {1}, b = {2}|int[] a = {1}, b = {2};",
      })
  void aMissingLastSemicolonIsAddedUnlessTheValueIsShown(String cell, String text) {
    assertEquals(List.of(text), texts(cell));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int a = 1; int b = = 2; int c = 3;|1|19",
        "int a = 1; }|1|11",
        "int a = 1; foo( } int b;|1|16",
        "if (a)|0|6",
        "int a = 1; for (;;)|1|19",
        "int a = 1; if (a) { f(); } else|1|31",
        "int a = 1 int b = 2;|0|9",
        "a(); int f() { return 1;|1|24",
        "int strictfp = 0;|0|4",
        "int a; int abstract()|1|11",
        "String t = \"abc;|0|11",
      })
  void whatTheParserRefusesIsSaid(String cell, int statements, int position) {
    Cut cut = Cut.of(cell);
    assertEquals(statements, cut.statements().size(), cut.toString());
    assertEquals(position, cut.problem().orElseThrow().position(), cut.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "// nothing", "/* ; */", ";", ";;\n;"})
  void whereThereIsNothingNothingIsCut(String cell) {
    assertEquals(new Cut(List.of(), cell.length(), Optional.empty()), Cut.of(cell));
  }

  @Test
  void aLongCellIsCutToo() {
    String sum = "1" + " + 1".repeat(3_000);
    assertEquals(List.of("int a = " + sum + ";", sum), texts("int a = " + sum + ";\n" + sum));
    assertEquals(2_000, texts("x++;\n".repeat(2_000)).size());
  }
}
