package gategrad.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of the plane that a model gives to one class, as many small cells.
 *
 * @param number the class
 * @param cells the middles of the cells
 * @param share its part of the plane
 */
record Region(int number, Series cells, double share) {
  private static final int COLUMNS = 100;
  private static final int ROWS = 64;
  private static final String SIGNS = ".:-'`,;!^_";

  /** Asks the model about every cell; classes it never names have no region. */
  static List<Region> of(Predictor model, Range x, Range y, int classes) {
    double[][] cells = middles(x, y);
    int[] said = model.classes(cells);
    check(said, cells.length, classes);
    var regions = new ArrayList<Region>();
    for (int c = 0; c < classes; c++) {
      int label = c;
      int[] own = IntStream.range(0, said.length).filter(i -> said[i] == label).toArray();
      if (own.length > 0) {
        var xs = Arrays.stream(own).mapToDouble(i -> cells[i][0]).toArray();
        var ys = Arrays.stream(own).mapToDouble(i -> cells[i][1]).toArray();
        double share = (double) own.length / said.length;
        regions.add(new Region(c, new Series("region", xs, ys), share));
      }
    }
    return regions;
  }

  private static double[][] middles(Range x, Range y) {
    return IntStream.range(0, ROWS * COLUMNS)
        .mapToObj(
            i ->
                new double[] {
                  x.at((i % COLUMNS + 0.5) / COLUMNS), y.at((i / COLUMNS + 0.5) / ROWS)
                })
        .toArray(double[][]::new);
  }

  private static void check(int[] said, int points, int classes) {
    if (said.length != points) {
      throw new IllegalArgumentException(
          "the model was asked about %s points but gave %s classes; it must give one for each row"
              .formatted(points, said.length));
    }
    for (int label : said) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "the model gave class %s, but the examples have classes 0 to %s"
                .formatted(label, classes - 1));
      }
    }
  }

  void markOn(Sketch sketch) {
    for (int i = 0; i < cells.x().length; i++) {
      sketch.mark(cells.x()[i], cells.y()[i], SIGNS.charAt(number % SIGNS.length()));
    }
  }

  /** For example {@code regions: . setosa 40 %, : virginica 60 %}. */
  static String legend(List<Region> regions, List<String> classes) {
    return regions.stream()
        .map(
            region ->
                "%s %s %s %%"
                    .formatted(
                        SIGNS.charAt(region.number % SIGNS.length()),
                        classes.get(region.number),
                        Math.round(100 * region.share)))
        .collect(Collectors.joining(", ", "regions: ", ""));
  }
}
