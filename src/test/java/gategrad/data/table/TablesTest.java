package gategrad.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.data.Csv;
import gategrad.data.DataException;
import gategrad.data.LabelEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
  @TempDir Path folder;

  private static Table birds() {
    return Table.create("birds")
        .addColumns(
            StringColumn.create("kind", "gentoo", "adelie", "gentoo"),
            DoubleColumn.create("mass", 5.1, 3.7, 4.9),
            IntColumn.create("year", 2007, 2008, 2009));
  }

  @Test
  void columnsBecomeATensorInTheOrderAskedFor() {
    var tensor = Tables.toTensor(birds(), "year", "mass");
    assertEquals("(3, 2)", tensor.shape().toString());
    assertArrayEquals(new double[] {2007, 5.1, 2008, 3.7, 2009, 4.9}, tensor.toArray());
  }

  @Test
  void penguinsComeWithTheirTypesAndMissingCells() {
    var penguins = Tables.penguins();
    assertEquals(344, penguins.rowCount());
    assertEquals(ColumnType.STRING, penguins.column("species").type());
    assertEquals(ColumnType.DOUBLE, penguins.column("bill_length_mm").type());
    assertEquals(ColumnType.INTEGER, penguins.column("body_mass_g").type());
    assertEquals(2, penguins.column("body_mass_g").countMissing());
    assertEquals(11, penguins.column("sex").countMissing());
    assertEquals(333, penguins.dropRowsWithMissingValues().rowCount());
  }

  @Test
  void penguinsBecomeExamplesOnceTheGapsAreDealtWith() {
    var whole = Tables.penguins().dropRowsWithMissingValues();
    var examples = Tables.examples(whole, "species", "bill_length_mm", "body_mass_g");
    assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), examples.classes());
    assertEquals(333, examples.size());
    assertArrayEquals(new double[] {39.1, 3750}, examples.inputs()[0]);
    var parts = examples.split(0.8, new Random(1));
    assertEquals(333, parts.train().size() + parts.test().size());
  }

  @Test
  void aMissingCellIsNamedByRowAndColumn() {
    refuses(
        () -> Tables.toTensor(Tables.penguins(), "year", "bill_length_mm"),
        "row 3 of column 'bill_length_mm' is missing",
        "dropRowsWithMissingValues()",
        "misses 2 of 344");
    refuses(() -> Tables.names(Tables.penguins(), "sex"), "row 3 of column 'sex' is missing");
    var ints = Table.create("t").addColumns(IntColumn.create("a", new int[] {1}));
    ints.intColumn("a").appendMissing();
    refuses(() -> Tables.toTensor(ints, "a"), "row 1 of column 'a' is missing");
  }

  @Test
  void whatIsNoNumberOrNotThereIsNamed() {
    refuses(() -> Tables.toTensor(birds(), "mass", "kind"), "column 'kind' holds string");
    refuses(() -> Tables.toTensor(birds(), "beak"), "no column 'beak'", "kind, mass, year");
    refuses(() -> Tables.toTensor(birds().emptyCopy(), "mass"), "'birds' has no rows");
    var yes = Table.create("t").addColumns(BooleanColumn.create("yes", true, false));
    refuses(() -> Tables.toTensor(yes, "yes"), "column 'yes' holds boolean");
    var error = assertThrows(IllegalArgumentException.class, () -> Tables.toTensor(birds()));
    assertTrue(error.getMessage().contains("name the columns you want; there are kind, mass"));
  }

  @Test
  void aClassUnseenInTrainingIsNamed() {
    var encoder = LabelEncoder.fit(List.of("adelie"));
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Tables.examples(birds(), encoder, "kind", "mass"));
    assertTrue(error.getMessage().contains("row 0 is 'gentoo'"), error.getMessage());
  }

  @Test
  void filesAreReadStrictly() throws IOException {
    Path file = folder.resolve("cars.csv");
    Files.writeString(file, "name;mass\nmini;1,5\nbeetle;-\n");
    var options = new Csv().separator(';').decimalComma().missing("-");
    var table = Tables.read(file, options);
    assertEquals("cars.csv", table.name());
    assertEquals(1.5, table.doubleColumn("mass").getDouble(0));
    assertEquals(1, table.column("mass").countMissing());
    refuses(() -> Tables.read(file), "cars.csv line 1 is one cell", "separator(';')");
    refuses(() -> Tables.read(folder.resolve("none.csv")), "there is no file");
  }

  private static void refuses(Executable call, String... parts) {
    var error = assertThrows(DataException.class, call);
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error::getMessage);
    }
  }
}
