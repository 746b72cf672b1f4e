package gategrad.draw;

import gategrad.draw.Marks.Mark;
import java.util.List;

/**
 * What a drawing needs to know of a node, already in words; the only thing it knows.
 *
 * @param kind input, gate, or a gate whose inputs are left out
 * @param symbol what stands in the circle
 * @param label the node's name or {@code ""}
 * @param inputs indices of other parts, all smaller than this part's own
 * @param ordered whether exchanging the inputs would change the output
 * @param value the number above the wire
 * @param gradient the number below the wire, {@code ""} if there is none
 * @param note what is written small below the gradient, mostly {@code ""}
 * @param locals one local gradient per input, or none
 * @param marks one mark per input, for the wire that arrives there
 */
record Part(
    Kind kind,
    String symbol,
    String label,
    List<Integer> inputs,
    boolean ordered,
    String value,
    String gradient,
    String note,
    List<String> locals,
    List<Mark> marks) {

  enum Kind {
    INPUT,
    GATE,
    CUT
  }

  /** The same with other numbers written at it. */
  Part withNumbers(String newValue, String newGradient) {
    return new Part(
        kind, symbol, label, inputs, ordered, newValue, newGradient, "", List.of(), marks);
  }

  boolean isInput() {
    return kind == Kind.INPUT;
  }
}
