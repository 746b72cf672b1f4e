package gategrad.train;

import gategrad.array.Array;
import gategrad.notebook.InterruptedComputation;
import gategrad.text.Messages;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Notices validation data that are learned from: the same data set, or many of its rows. */
final class Leak {
  private static final Messages SAY = Messages.of(Leak.class);
  private static final int BATCH = 256;

  /** Comparing more numbers than this would hold a training up. */
  private static final long MOST_NUMBERS = 4_000_000;

  /** Equal rows occur by themselves where features are coarse; this many are no accident. */
  private static final double SUSPICIOUS = 0.1;

  private Leak() {}

  /** A sentence with the count, if there is a leak. */
  static Optional<String> between(Dataset training, Dataset validation) {
    if (training == validation) {
      return Optional.of(SAY.say("leak.same"));
    }
    if (!training.isFixed() || !validation.isFixed() || validation.size() == 0) {
      return Optional.empty();
    }
    long features = training.batch(0).inputs().data().size();
    if (features * (training.size() + validation.size()) > MOST_NUMBERS
        || validation.batch(0).inputs().data().size() != features) {
      return Optional.empty();
    }
    Set<Row> known = new HashSet<>();
    rows(training, known::add);
    var count = new int[1];
    rows(validation, row -> count[0] += known.contains(row) ? 1 : 0);
    return count[0] > SUSPICIOUS * validation.size()
        ? Optional.of(SAY.say("leak.rows", "n", count[0], "all", validation.size()))
        : Optional.empty();
  }

  /** What is done with each row. */
  private interface Reader {
    void read(Row row);
  }

  private static void rows(Dataset data, Reader reader) {
    for (int from = 0; from < data.size(); from += BATCH) {
      InterruptedComputation.poll();
      int[] numbers = IntStream.range(from, Math.min(data.size(), from + BATCH)).toArray();
      Array inputs = data.batch(numbers).inputs().data();
      int columns = inputs.size() / numbers.length;
      double[] all = inputs.toDoubles();
      for (int i = 0; i < numbers.length; i++) {
        reader.read(new Row(Arrays.copyOfRange(all, i * columns, (i + 1) * columns)));
      }
    }
  }

  /** The numbers of one example. */
  private record Row(double... numbers) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(numbers, row.numbers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(numbers);
    }
  }
}
