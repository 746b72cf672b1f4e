package gategrad.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a magic in a cell, and what is Java. */
class CellPartsTest {
  private static List<CellParts.Part> parts(String cell) {
    return CellParts.of(cell, Set.of("time", "vars", "jars", "count"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int rest = total\n%count;",
        "int rest = total\n%other;",
        "int rest = total\n  %other * 2;",
        "total\n%(3)",
        "foo(total\n%count)",
        "int[] a = {total\n%count};",
        "rest = (a + b)\n%other",
        "rest = a[0]\r\n%other;",
        "String s = \"\"\"\n%time x\n\"\"\";",
        "String s = \"\"\"\n  \\\"\"\"\n%time x\n\"\"\";",
        "/* a\n%vars\n*/ 3",
        "/*\r\n%%time\r\n*/ 3",
        "for (;;) {\n%time x;\n}",
        "class A {\n  int f() {\n    return 7\n%time;\n} }",
        "// it's\nchar c = '\"'; /* \"\"\" */ String s = \"\"\"\n%time\n\"\"\";",
        "int a = 7 % 2;",
        "% time",
        "%1",
        "",
      })
  void java(String cell) {
    String unix = cell.replace("\r\n", "\n");
    assertEquals(cell.isBlank() ? List.of() : List.of(new CellParts.Java(unix)), parts(cell));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "%time 1+1,time,1+1,",
        "`%time 1+1\r\n2`,time,1+1,2",
        "`  %time  1+1 \n2`,time,1+1,2",
        "`\t%vars\r2`,vars,``,2",
        "`%other a b\n2`,other,a b,2",
        "`%jars it's.jar /*\n2`,jars,it's.jar /*,2",
        "`%vars\n\"\"\"\nx\"\"\"`,vars,``,`\"\"\"\nx\"\"\"`",
      })
  void aMagicAndTheJavaBelowIt(String cell, String name, String argument, String below) {
    List<CellParts.Part> parts = parts(cell);
    var command = (CellParts.Command) parts.get(0);
    assertEquals(name, command.name());
    assertEquals(argument == null ? "" : argument, command.argument());
    assertEquals(argument == null ? "" : argument, command.body());
    assertEquals(
        below == null ? List.of() : List.of(new CellParts.Java("\n" + below)),
        parts.subList(1, parts.size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a = 1;\n%vars",
        "foo()\n%vars",
        "foo() // {\n%vars",
        "String s = \"/*\"; // \"\"\"\n%vars",
        "class A { }\n  %vars",
        "a + b\n%time x",
        "a + b\r\n%time (x)",
        "int x = 3\n%%time\nx",
        "}\n%vars"
      })
  void aMagicBelowJava(String cell) {
    List<CellParts.Part> parts = parts(cell);
    assertEquals(2, parts.size(), parts.toString());
    assertEquals(CellParts.Command.class, parts.get(1).getClass());
  }

  @Test
  void twoSignsTakeTheRestOfTheCellInItsPlace() {
    for (String end : List.of("\n", "\r\n")) {
      assertEquals(
          List.of(new CellParts.Command("time", "", "\n\nint a = 1;\n%vars")),
          parts(end + "  %%time \t" + end + "int a = 1;" + end + "%vars"));
    }
  }
}
