package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Shape;
import gategrad.notebook.Displayable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network as a table: for each layer the shape of its output, its parameters and its neurons.
 *
 * @param rows one for each layer
 * @param parameters how many numbers the network learns
 * @param neurons how many neurons it has, inputs not counted
 */
public record Summary(List<Row> rows, long parameters, int neurons) implements Displayable {

  /**
   * One layer.
   *
   * @param layer what it is
   * @param output the shape of its output for a batch of n
   * @param parameters how many numbers it learns
   */
  public record Row(String layer, String output, long parameters) {}

  static Summary of(Layer network, int features) {
    var rows = new ArrayList<Row>();
    Shape shape = Shape.of(1, features);
    for (Layer layer : network.layers().orElse(List.of(network))) {
      shape = layer.shape(shape);
      rows.add(new Row(layer.description(), "(n, %s)".formatted(shape.size(1)), count(layer)));
    }
    return new Summary(List.copyOf(rows), count(network), network.neurons());
  }

  private static long count(Layer layer) {
    return layer.parameters().stream().map(Tensor::shape).mapToLong(Shape::count).sum();
  }

  @Override
  public String text() {
    int width = rows.stream().mapToInt(row -> row.layer().length()).max().orElse(0);
    String format = "%-" + Math.max(width, 5) + "s  %-10s  %12s%n";
    var text = new StringBuilder();
    text.append(
        ("%-" + Math.max(width, 5) + "s  %-10s  %12s%n")
            .formatted("layer", "output", "parameters"));
    for (Row row : rows) {
      text.append(format.formatted(row.layer(), row.output(), grouped(row.parameters())));
    }
    return text.append("%s parameters, %s neurons".formatted(grouped(parameters), grouped(neurons)))
        .toString();
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  @Override
  public String toString() {
    return text();
  }
}
