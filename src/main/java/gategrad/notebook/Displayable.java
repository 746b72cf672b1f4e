package gategrad.notebook;

import java.util.Optional;

/**
 * Something that can show itself: always as text, and as a picture where there is one.
 *
 * <p>A notebook shows the richest form it can; a console, a screen reader and a web page that
 * strips pictures show {@link #text()}, so the text must say what the picture says.
 */
public interface Displayable {

  /** The text twin. */
  String text();

  /** A picture as an SVG document without scripts, styles or ids. */
  default Optional<String> svg() {
    return Optional.empty();
  }

  /** A fragment of HTML that needs no network. */
  default Optional<String> html() {
    return Optional.empty();
  }

  /** A picture as the bytes of a PNG file. */
  default Optional<byte[]> png() {
    return Optional.empty();
  }
}
