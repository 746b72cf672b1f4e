package gategrad.kernel.display;

import java.util.Map;

/**
 * One output in several forms, keyed by MIME type; a front end shows the richest it can.
 *
 * @param data texts as they are, pictures in base 64
 */
public record MimeBundle(Map<String, Object> data) {
  /** The MIME type of the text twin. */
  public static final String TEXT = "text/plain";

  /** A fragment of HTML. */
  public static final String HTML = "text/html";

  /** A vector picture. */
  public static final String SVG = "image/svg+xml";

  /** A pixel picture. */
  public static final String PNG = "image/png";

  /** Nothing but text. */
  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of(TEXT, text));
  }

  /** The text twin. */
  public String text() {
    return String.valueOf(data.getOrDefault(TEXT, ""));
  }
}
