package gategrad.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The paths behind a magic: one or more, with {@code *} in the last name and {@code ~} for the home
 * folder. Blanks separate them, but a path with blanks needs quotes only where it would be unclear.
 */
final class PathArguments {
  private final String text;
  private final List<Word> words = new ArrayList<>();

  /** A part between blanks, without its quotes. */
  private record Word(String text, int start, int end, boolean quoted) {}

  private PathArguments(String text) {
    this.text = text;
    int at = 0;
    while (at < text.length()) {
      at = Character.isWhitespace(text.charAt(at)) ? at + 1 : word(at);
    }
  }

  /**
   * What is at these paths.
   *
   * @throws MagicFailure that names the path at which there is nothing
   */
  static List<Path> of(String argument) {
    return new PathArguments(argument).all();
  }

  /** Reads the word that starts here; the result is where it ends. */
  private int word(int start) {
    var word = new StringBuilder();
    boolean quoted = false;
    int at = start;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      char c = text.charAt(at);
      int close = c == '"' || c == '\'' ? text.indexOf(c, at + 1) : -1;
      if (close > 0) {
        word.append(text, at + 1, close);
        quoted = true;
        at = close + 1;
      } else if (isEscapedBlank(at)) {
        word.append(' ');
        at += 2;
      } else {
        word.append(c);
        at++;
      }
    }
    words.add(new Word(word.toString(), start, at, quoted));
    return at;
  }

  private boolean isEscapedBlank(int at) {
    return File.separatorChar == '/' && text.startsWith("\\ ", at);
  }

  private List<Path> all() {
    var found = new ArrayList<Path>();
    int at = 0;
    while (at < words.size()) {
      int end = words.size();
      List<Path> here = find(joined(at, end));
      while (here.isEmpty() && end > at + 1) {
        end--;
        here = find(joined(at, end));
      }
      if (here.isEmpty()) {
        throw nothing(words.get(at).text());
      }
      found.addAll(here);
      at = end;
    }
    return found;
  }

  /** Words with the blanks between them; nothing if one has quotes, which say where it ends. */
  private String joined(int from, int to) {
    if (to == from + 1) {
      return words.get(from).text();
    }
    boolean quoted = words.subList(from, to).stream().anyMatch(Word::quoted);
    return quoted ? "" : text.substring(words.get(from).start(), words.get(to - 1).end());
  }

  private MagicFailure nothing(String path) {
    String quotes = words.size() > 1 ? "; a path with blanks stands between \" and \"" : "";
    return new MagicFailure(
        "nothing is at " + path + " (looked in " + Path.of("").toAbsolutePath() + ")" + quotes);
  }

  /** The path itself, or what its last name with stars matches. */
  private static List<Path> find(String path) {
    if (path.isEmpty()) {
      return List.of();
    }
    String home = System.getProperty("user.home");
    String full = path.matches("~([/\\\\].*)?") ? home + path.substring(1) : path;
    int cut = Math.max(full.lastIndexOf('/'), full.lastIndexOf(File.separatorChar)) + 1;
    try {
      if (full.indexOf('*', cut) >= 0) {
        return matching(Path.of(full.substring(0, cut)), full.substring(cut));
      }
      return Files.exists(Path.of(full)) ? List.of(Path.of(full)) : List.of();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /** Only the star has a meaning, since brackets may be part of a name. */
  private static List<Path> matching(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries =
        Files.newDirectoryStream(folder, name.replaceAll("[\\[\\]{}?\\\\]", "\\\\$0"))) {
      var found = new ArrayList<Path>();
      entries.forEach(found::add);
      found.sort(null);
      return found;
    } catch (IOException e) {
      throw new MagicFailure("cannot list " + folder.toAbsolutePath() + " (" + e + ")");
    }
  }
}
