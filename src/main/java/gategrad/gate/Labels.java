package gategrad.gate;

import gategrad.array.Shape;
import gategrad.text.Messages;
import java.util.stream.IntStream;

/** The checks for losses on class labels: scores (n, classes) with n labels. */
final class Labels {
  private static final Messages SAY = Messages.of(Labels.class);

  private Labels() {}

  static void check(Gate gate, Shape scores, int[] labels) {
    Shapes.rank(gate, 2, scores);
    if (labels.length != scores.size(0)) {
      throw new IllegalArgumentException(
          "%s: the scores %s have %d rows (axis 0), but there are %d labels"
              .formatted(gate.name(), scores, scores.size(0), labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= scores.size(1)) {
        throw new IllegalArgumentException(
            "%s: label %d in row %d; the scores %s have classes 0 to %d"
                    .formatted(gate.name(), labels[i], i, scores, scores.size(1) - 1)
                + countedFromOne(scores.size(1), labels));
      }
    }
  }

  /** Said only if no label is 0 and the largest is the number of classes. */
  private static String countedFromOne(int classes, int... labels) {
    int smallest = IntStream.of(labels).min().orElse(0);
    int largest = IntStream.of(labels).max().orElse(0);
    return smallest == 1 && largest == classes
        ? ". " + SAY.say("labels.from-one", "largest", largest)
        : "";
  }
}
