package gategrad.kernel.jshell;

import gategrad.kernel.engine.Engine.Cell;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.source.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said when a cell has filled the memory: which variables may hold it, and the way out. */
final class FullMemory {
  private static final double FULL = 0.6;
  private static final int MOST = 8;

  private FullMemory() {}

  /** Adds a line to the outcome of a cell that ran out of memory, if the memory is still full. */
  static Outcome told(Outcome outcome, Cell cell, Map<String, Object> variables) {
    if (!(outcome instanceof Outcome.Failed failed)
        || !failed.name().equals("OutOfMemoryError")
        || !isFull()) {
      return outcome;
    }
    Set<String> named =
        Token.of(cell.source()).stream().map(Token::text).collect(Collectors.toSet());
    List<String> holders =
        variables.keySet().stream()
            .filter(name -> mayHoldMuch(variables.get(name)))
            .sorted((a, b) -> Boolean.compare(named.contains(b), named.contains(a)))
            .limit(MOST)
            .toList();
    List<String> ofCell = holders.stream().filter(named::contains).toList();
    return outcome.and(List.of(line(ofCell.isEmpty() ? holders : ofCell)));
  }

  private static boolean isFull() {
    System.gc();
    var jvm = Runtime.getRuntime();
    return jvm.totalMemory() - jvm.freeMemory() > FULL * jvm.maxMemory();
  }

  private static boolean mayHoldMuch(Object value) {
    return value != null && !(value instanceof Number) && !(value instanceof Boolean);
  }

  private static String line(List<String> holders) {
    return "the memory is full"
        + (holders.isEmpty()
            ? "; %reset gives back all that cells hold"
            : ", and "
                + String.join(", ", holders)
                + " may hold it: %reset "
                + String.join(" ", holders)
                + " sets them to null and gives it back");
  }
}
