package gategrad.kernel.display;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/** XChart's charts as PNG; as SVG on request, because that is often ten times as large. */
final class ChartRenderer implements Renderer {
  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof IChart chart)) {
      return Optional.empty();
    }
    return Optional.of(
        Forms.text(() -> chart.getClass().getSimpleName())
            .with(MimeBundle.PNG, () -> bytes(chart, "png"))
            .onRequest(
                MimeBundle.SVG,
                () -> new String(bytes(chart, "svg"), java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(IChart chart, String format) {
    try {
      return ChartEncoder.getBytes(chart, format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
