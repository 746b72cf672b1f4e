package gategrad.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The one look of all charts: white, few lines, colours that colour-blind readers can tell. */
final class Theme {
  static final int WIDTH = 600;
  static final int HEIGHT = 380;
  static final Color INK = new Color(0x333333);
  static final Font TITLE = font(Font.BOLD, 14);
  static final Font LABEL = font(Font.PLAIN, 12);
  static final Font TICK = font(Font.PLAIN, 11);
  static final Color WARNING = new Color(0xB03A2E);

  /** Okabe and Ito's colours, then darker ones of the same hues. */
  private static final Color[] COLORS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
    new Color(0xE69F00), new Color(0x56B4E9), new Color(0x7F7F7F), new Color(0x8C564B),
    new Color(0x5B3A9E), new Color(0xA3A500)
  };

  private static final Color GRID = new Color(0xE6E6E6);
  private static final float LINE_WIDTH = 1.6f;

  /** Mitred joins make dense lines very slow to draw; bevelled ones do not. */
  static final BasicStroke SOLID =
      new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);

  static final BasicStroke DASHED =
      new BasicStroke(
          LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, new float[] {6, 4}, 0);

  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND,
  };

  private Theme() {}

  static Color color(int number) {
    return COLORS[number % COLORS.length];
  }

  /** Whether another number has this colour already; such lines are dashed. */
  static boolean isRepeated(int number) {
    return number >= COLORS.length;
  }

  /** The colour mixed with white, for areas behind points. */
  static Color pale(int number) {
    Color c = color(number);
    return new Color(mix(c.getRed()), mix(c.getGreen()), mix(c.getBlue()));
  }

  private static int mix(int part) {
    return (int) Math.round(255 - 0.3 * (255 - part));
  }

  static Marker marker(int number) {
    return MARKERS[number % MARKERS.length];
  }

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** Styles what all charts have. */
  static void apply(Styler style) {
    style
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartFontColor(INK)
        .setChartTitleBoxVisible(false)
        .setChartTitleFont(TITLE)
        .setLegendFont(LABEL)
        .setLegendBorderColor(Color.WHITE)
        .setLegendPadding(6)
        .setAntiAlias(true)
        .setLocale(Locale.ROOT)
        .setSeriesColors(COLORS)
        .setChartPadding(10);
  }

  /** Styles axes, grid and ticks too. */
  static void applyAxes(AxesChartStyler style) {
    apply(style);
    style
        .setAxisTitleFont(LABEL)
        .setAxisTickLabelsFont(TICK)
        .setAxisTickLabelsColor(INK)
        .setAxisTickMarksColor(Color.GRAY)
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotMargin(4)
        .setXAxisTickMarkSpacingHint(70)
        .setYAxisTickMarkSpacingHint(45);
  }

  /** For example {@code 1 value is}, {@code 3 values are}. */
  static String count(long number, String thing) {
    return number == 1
        ? "1 %s is".formatted(thing)
        : String.format(Locale.ROOT, "%,d %ss are", number, thing);
  }

  /** One note for each text that the font of this machine cannot show. */
  static List<String> fontNotes(String... texts) {
    var notes = new ArrayList<String>();
    for (String text : texts) {
      int first = LABEL.canDisplayUpTo(text);
      if (first >= 0) {
        notes.add(
            "this machine has no font for U+%04X and more; install one (Debian, Korean: fonts-nanum)"
                .formatted(text.codePointAt(first)));
        break;
      }
    }
    return notes;
  }
}
