package gategrad.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.notebook.Displayable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** No value floods a front end, and what is left out is said. */
class BoundedDisplayTest {
  private static final int MANY = 1_000_000;
  private static final String LONG = "x".repeat(10 * MANY);
  private static final Renderers RENDERERS = new Renderers(List.of());

  static Stream<Object> largeValues() {
    var map = new HashMap<Integer, String>();
    IntStream.range(0, MANY).forEach(i -> map.put(i, "v" + i));
    return Stream.of(
        new double[10 * MANY],
        new double[1000][1000],
        new int[MANY][],
        LONG,
        List.of(LONG, LONG),
        Map.of("key", LONG),
        new String[][] {{LONG}},
        map,
        IntStream.range(0, MANY).boxed().toList(),
        new ArrayDeque<>(IntStream.range(0, MANY).boxed().toList()),
        Collections.nCopies(
            100, Collections.nCopies(100, Collections.nCopies(100, Collections.nCopies(100, 1)))),
        Table.create(LONG, IntColumn.create("n", IntStream.range(0, MANY)), wide("s")),
        drawing(() -> LONG, Optional.empty()),
        drawing(() -> "small", Optional.of(LONG)));
  }

  @ParameterizedTest
  @MethodSource("largeValues")
  void aLineIsShortToo(Object value) {
    String line = Text.line(value);
    assertTrue(line.length() <= 200 && line.lines().count() <= 1, line);
  }

  private static StringColumn wide(String name) {
    var texts = new ArrayList<>(Collections.nCopies(MANY, "s"));
    texts.set(0, LONG);
    return StringColumn.create(name, texts);
  }

  private interface Words {
    String text();
  }

  private static Displayable drawing(Words words, Optional<String> svg) {
    return new Displayable() {
      @Override
      public String text() {
        return words.text();
      }

      @Override
      public Optional<String> svg() {
        return svg;
      }
    };
  }

  @ParameterizedTest
  @MethodSource("largeValues")
  void everyValueIsBounded(Object value) {
    MimeBundle bundle = RENDERERS.render(value);
    bundle.data().values().forEach(form -> assertTrue(form.toString().length() < 110_000));
    boolean said =
        Stream.of("more", "left out", "...").anyMatch(word -> bundle.text().contains(word));
    assertTrue(said, bundle.text());
  }

  private static String text(Object value) {
    return RENDERERS.render(value).text();
  }

  @Test
  void headAndTailOfAnArray() {
    int[] counts = IntStream.range(0, 10 * MANY).toArray();
    assertEquals(
        "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 9,999,980 more, 9999990, 9999991, 9999992, 9999993,"
            + " 9999994, 9999995, 9999996, 9999997, 9999998, 9999999]",
        text(counts));
    assertFalse(text(new int[100]).contains("more"), "a hundred are shown");
  }

  @Test
  void headAndTailOfAText() {
    String text = text("begin" + LONG + "end");
    assertTrue(text.startsWith("begin") && text.endsWith("end"));
    assertTrue(text.contains(" ... 9,900,058 characters left out ... "), text.substring(94_000));
  }

  @Test
  void whatContainsItselfSaysSo() {
    List<Object> list = new ArrayList<>(List.of(1));
    list.add(list);
    assertEquals("[1, (this list again)]", text(list));
    Map<String, Object> map = new HashMap<>();
    map.put("inside", List.of(map));
    assertEquals("{inside=[(this map again)]}", text(map));
    assertTrue(RENDERERS.render(map).data().get(MimeBundle.HTML).toString().contains("again"));
    Object[] array = new Object[1];
    array[0] = array;
    assertEquals("[(this array again)]", text(array));
    List<Object> twice = List.of(1);
    assertEquals("[[1], [1]]", text(List.of(twice, twice)));
  }

  private record Failing(int number) {
    @Override
    public String toString() {
      return "" + 1 / number;
    }
  }

  private record Endless(List<Object> all) {
    @Override
    public String toString() {
      return "Endless" + this;
    }
  }

  private record Nameless() {
    @Override
    public String toString() {
      return null;
    }
  }

  private record Asserting() {
    @Override
    public String toString() {
      throw new AssertionError("not yet");
    }
  }

  @Test
  void aFailingToStringIsNamed() {
    assertEquals(
        "a Failing that cannot be shown: ArithmeticException: / by zero", text(new Failing(0)));
    assertEquals(
        "[1, (a Failing whose toString failed: ArithmeticException: / by zero)]",
        text(List.of(new Failing(1), new Failing(0))));
    assertEquals(
        "a Endless that cannot be shown: its toString calls itself without end",
        text(new Endless(List.of())));
    assertEquals(
        "a Asserting that cannot be shown: AssertionError: not yet", text(new Asserting()));
    assertEquals("null", text(new Nameless()));
  }

  @Test
  void aPictureIsScaledUntilItFits() throws IOException {
    var huge = new BufferedImage(20_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    assertEquals(
        "image, 20000 x 10000 pixels, shown as 2000 x 1000",
        assertFits(huge, RENDERERS.render(huge)));
    var noise = new BufferedImage(1500, 1500, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; i < 1500 * 1500; i++) {
      noise.setRGB(i % 1500, i / 1500, random.nextInt());
    }
    assertTrue(assertFits(noise, RENDERERS.render(noise)).contains(", shown as "));
    var small = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
    assertEquals("image, 30 x 20 pixels", assertFits(small, RENDERERS.render(small)));
  }

  private static String assertFits(BufferedImage image, MimeBundle bundle) throws IOException {
    String base64 = bundle.data().get(MimeBundle.PNG).toString();
    assertTrue(base64.length() < 2_000_000, "" + base64.length());
    BufferedImage shown =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    double ratio = (double) image.getWidth() / image.getHeight();
    assertEquals(ratio, (double) shown.getWidth() / shown.getHeight(), 0.01);
    return bundle.text();
  }
}
