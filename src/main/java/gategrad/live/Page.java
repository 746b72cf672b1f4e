package gategrad.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * An output that a script takes over: an image with its text twin, the data, and the script itself,
 * packed, because an output is read again in pages that have no other.
 */
final class Page {
  private Page() {}

  /**
   * The HTML of one view.
   *
   * @param svg the picture that stays where scripts do not run
   * @param twin what the picture says, for whoever does not see it
   * @param json what the script draws; see {@link Json}
   */
  static String html(String svg, String twin, String json) {
    String key = Integer.toHexString(json.hashCode()) + Integer.toHexString(svg.hashCode());
    return """
        <div class="gategrad-live" data-gategrad="%s"><img alt="%s" src="data:image/svg+xml,%s"></div>
        <script>(async () => {
        const unpacked = (text) => new Response(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))])
          .stream().pipeThrough(new DecompressionStream("gzip"))).text();
        const data = JSON.parse(await unpacked("%s"));
        if (!globalThis.gategradLive) {
          const script = document.createElement("script");
          script.textContent = await unpacked("%s");
          document.head.append(script);
        }
        document.querySelectorAll('[data-gategrad="%s"]').forEach((host) => globalThis.gategradLive.start(host, data));
        })();</script>
        """
        .formatted(key, attribute(twin), uri(svg), base64(gzip(json)), SCRIPT, key);
  }

  /** A picture as part of an address: a quarter shorter than in base 64. */
  private static String uri(String svg) {
    // the image's alternative text says what the picture's own description repeats
    return svg.replaceFirst("(?s)<desc>.*?</desc>", "")
        .replace("\n", "")
        .replace("%", "%25")
        .replace("#", "%23")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("&", "%26")
        .replace('"', '\'');
  }

  private static final String SCRIPT = base64(gzip(script()));

  private static String script() {
    return Stream.of("rules.js", "live.js")
        .flatMap(file -> read(file).lines())
        .map(String::strip)
        .filter(Page::isCode)
        .collect(Collectors.joining("\n", "(() => {\n", "\n})();"));
  }

  private static boolean isCode(String line) {
    return !line.isEmpty() && !line.startsWith("//");
  }

  private static String read(String name) {
    try (InputStream file = Page.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the page's script " + name + " is not beside this class");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's script " + name + " cannot be read", e);
    }
  }

  private static byte[] gzip(String text) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: it is written into memory", e);
    }
    return packed.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
