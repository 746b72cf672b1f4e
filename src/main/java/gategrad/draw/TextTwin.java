package gategrad.draw;

import gategrad.draw.Marks.Mark;
import gategrad.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The picture as text: the result first, below each gate its inputs, farther right; the numbers in
 * columns. What is used twice is written out once.
 */
final class TextTwin {
  private static final int NOTE = 4;
  private static final int MARK = 5;

  private final Diagram diagram;
  private final int[] uses;
  private final boolean[] written;
  private final List<String[]> rows = new ArrayList<>();

  private TextTwin(Diagram diagram) {
    this.diagram = diagram;
    this.uses = new int[diagram.parts().size()];
    this.written = new boolean[uses.length];
    diagram.parts().forEach(part -> part.inputs().forEach(k -> uses[k]++));
  }

  static String of(Diagram diagram) {
    var twin = new TextTwin(diagram);
    twin.rows.add(twin.row("", "value", "gradient", "local", "", ""));
    twin.write(diagram.parts().size() - 1, 0, "", Mark.NONE);
    var text = new StringBuilder();
    diagram.sentences().forEach(sentence -> text.append(sentence).append('\n'));
    text.append(diagram.sentences().isEmpty() ? "" : "\n").append(twin.table());
    diagram.remarks().forEach(remark -> text.append('(').append(remark).append(")\n"));
    return text.toString();
  }

  /** No deeper than the drawing is wide, so recursion is safe. */
  private void write(int index, int depth, String local, Mark mark) {
    Part part = diagram.parts().get(index);
    String indent = "  ".repeat(depth);
    if (written[index]) {
      rows.add(row(indent + name(index) + " (see above)", "", "", local, "", mark.text));
      return;
    }
    written[index] = true;
    rows.add(
        row(indent + name(index), part.value(), part.gradient(), local, part.note(), mark.text));
    for (int k = 0; k < part.inputs().size(); k++) {
      String cached = part.locals().isEmpty() ? "" : part.locals().get(k);
      write(part.inputs().get(k), depth + 1, cached, part.marks().get(k));
    }
  }

  private String name(int index) {
    Part part = diagram.parts().get(index);
    String circle = part.isInput() ? "" : "(" + part.symbol() + ")";
    String label = part.isInput() && part.label().isEmpty() ? "input" : part.label();
    String number = part.label().isEmpty() && uses[index] > 1 ? "#" + index : "";
    String dots = part.kind() == Part.Kind.CUT ? "..." : "";
    return Stream.of(circle, label, number, dots)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String[] row(String... cells) {
    return cells;
  }

  /** The columns that have something in them, and remarks on the right. */
  private String table() {
    boolean locals = rows.stream().skip(1).anyMatch(row -> !row[3].isEmpty());
    int columns = locals ? 4 : diagram.hasGradients() ? 3 : 2;
    var table = new ArrayList<List<String>>();
    for (String[] row : rows) {
      var cells = new ArrayList<>(List.of(row).subList(0, columns));
      cells.add((row[NOTE] + "  " + row[MARK]).strip());
      table.add(cells);
    }
    return Table.text(table, "l" + "r".repeat(columns - 1) + "l");
  }
}
