package gategrad.kernel.jshell.assist;

import gategrad.text.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Doc comments as a front end shows them: as plain text and as simple HTML. */
public final class Javadoc {
  private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
  private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

  private Javadoc() {}

  /** Without tags. */
  static String text(String comment) {
    String words = blocks(inline(comment, ""), "\n$1 ");
    return words
        .replaceAll("(?s)</?\\w+[^<>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** With the comment's own tags; inline code as {@code <code>}. */
  static String html(String comment) {
    return comment.isBlank() ? "" : "<p>" + blocks(inline(comment, "code"), "<br><b>$1</b> ");
  }

  private static String inline(String comment, String tag) {
    return INLINE
        .matcher(comment)
        .replaceAll(match -> Matcher.quoteReplacement(inline(match.group(1), match.group(2), tag)));
  }

  private static String inline(String kind, String body, String tag) {
    String words = kind.startsWith("link") ? label(body) : body;
    String shown = kind.equals("literal") || kind.equals("code") ? Html.escape(words) : words;
    return tag.isEmpty() || kind.equals("literal")
        ? shown
        : "<" + tag + ">" + shown + "</" + tag + ">";
  }

  /** Of {@code {@link Shape#of(int) shape}} the label, or else the name. */
  private static String label(String body) {
    Matcher labelled =
        Pattern.compile("\\S+(?:\\([^)]*\\))?\\s+(.+)", Pattern.DOTALL).matcher(body);
    return labelled.matches() ? labelled.group(1) : body.replaceFirst("^#", "").replace('#', '.');
  }

  private static String blocks(String comment, String before) {
    return BLOCK
        .matcher(comment)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1).equals("param")
                        ? before.replace("$1", "").stripTrailing() + " "
                        : before.replace("$1", match.group(1) + ":")));
  }
}
