package gategrad.array;

/**
 * Two shapes drawn one under the other, with arrows at the axes that do not fit, for an error:
 *
 * <pre>
 * first   (3, 4)
 *             ^
 * second  (5, 2)
 *          ^
 * </pre>
 */
public final class ShapeLines {
  private ShapeLines() {}

  /** Begins with a line feed, so that it can stand behind a sentence. */
  public static String of(
      String name, Shape shape, int axis, String otherName, Shape other, int otherAxis) {
    int width = Math.max(name.length(), otherName.length());
    return line(name, width, shape, axis) + line(otherName, width, other, otherAxis);
  }

  /** The first axis at which two shapes of one rank differ; the last if their ranks differ. */
  public static String firstDifference(String name, Shape shape, String otherName, Shape other) {
    int axis = shape.rank() - 1;
    int otherAxis = other.rank() - 1;
    for (int k = 0; shape.rank() == other.rank() && k < shape.rank(); k++) {
      if (shape.size(k) != other.size(k)) {
        axis = k;
        otherAxis = k;
        break;
      }
    }
    return of(name, shape, axis, otherName, other, otherAxis);
  }

  private static String line(String name, int width, Shape shape, int axis) {
    String begin = "\n  " + name + " ".repeat(width - name.length() + 2);
    if (axis < 0) {
      return begin + shape;
    }
    int at = 1;
    for (int k = 0; k < axis; k++) {
      at += Integer.toString(shape.size(k)).length() + 2;
    }
    int digits = Integer.toString(shape.size(axis)).length();
    return begin + shape + "\n" + " ".repeat(begin.length() - 1 + at) + "^".repeat(digits);
  }
}
