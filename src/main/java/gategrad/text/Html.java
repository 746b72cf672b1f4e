package gategrad.text;

/** Text that stands in HTML, SVG or an attribute as it is. */
public final class Html {
  private Html() {}

  /** Writes what has a meaning there otherwise; what XML cannot hold becomes U+FFFD. */
  public static String escape(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\t'
        || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
  }
}
