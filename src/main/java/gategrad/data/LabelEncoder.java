package gategrad.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Turns class names into numbers and back; the order of the names is alphabetical, so it does not
 * depend on the order of the data.
 *
 * <pre>{@code
 * var encoder = LabelEncoder.fit(List.of("gentoo", "adelie", "gentoo"));
 * encoder.encode(List.of("gentoo")); // one label, 1
 * encoder.oneHot(1);                 // one row, 0 and 1
 * }</pre>
 *
 * @param classes the names; the first is label 0
 */
public record LabelEncoder(List<String> classes) {

  /** Checks that there are names and that none comes twice. */
  public LabelEncoder {
    classes = List.copyOf(classes);
    if (classes.isEmpty() || classes.stream().distinct().count() < classes.size()) {
      throw new IllegalArgumentException(
          "class names must be there and differ, but they are " + classes);
    }
  }

  /** Learns the names that occur. */
  public static LabelEncoder fit(Collection<String> names) {
    return new LabelEncoder(names.stream().distinct().sorted().toList());
  }

  /** The label of each name; a name that was not there in training is an error. */
  public int[] encode(List<String> names) {
    var labels = new int[names.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes.indexOf(names.get(i));
      if (labels[i] < 0) {
        throw new IllegalArgumentException(
            "row %s is '%s', which was not there in training; known classes: %s"
                .formatted(i, names.get(i), Rows.list(classes)));
      }
    }
    return labels;
  }

  /** The name of each label. */
  public List<String> decode(int... labels) {
    check(labels);
    return Arrays.stream(labels).mapToObj(classes::get).toList();
  }

  /** One row for each label: 1 in the column of its class, 0 elsewhere. */
  public double[][] oneHot(int... labels) {
    check(labels);
    var rows = new double[labels.length][classes.size()];
    for (int i = 0; i < labels.length; i++) {
      rows[i][labels[i]] = 1;
    }
    return rows;
  }

  private void check(int[] labels) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "row %s has label %s; with %s classes labels run from 0 to %s"
                .formatted(i, labels[i], classes.size(), classes.size() - 1));
      }
    }
  }
}
