package gategrad.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every catalogue fits the code of its package, and docs/sentences.md shows them all.
 *
 * <p>A string of the form {@code "group.name"}, lower case and with one dot, is a key in a package
 * that has a catalogue with this group.
 */
class SentencesTest {
  private static final Path CATALOGUES = Path.of("src", "main", "resources");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-z0-9]+(?:-[a-z0-9]+)*)\"");
  private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]\\w*)");

  static List<Path> catalogues() throws IOException {
    try (Stream<Path> files = Files.walk(CATALOGUES)) {
      return files.filter(file -> file.endsWith("sentences.properties")).sorted().toList();
    }
  }

  static List<Path> translations() throws IOException {
    try (Stream<Path> files = Files.walk(CATALOGUES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("sentences_.*\\.properties"))
          .toList();
    }
  }

  @Test
  void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
    for (Path catalogue : catalogues()) {
      compareWithCode(catalogue);
    }
  }

  private static void compareWithCode(Path catalogue) throws IOException {
    Path folder = SOURCES.resolve(CATALOGUES.relativize(catalogue).getParent());
    var used = new TreeSet<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        KEY.matcher(code(file)).results().forEach(found -> used.add(found.group(1)));
      }
    }
    var keys = read(catalogue).keySet();
    var groups = keys.stream().map(SentencesTest::group).collect(Collectors.toSet());
    used.removeIf(key -> !groups.contains(group(key)));
    assertEquals(String.join("\n", keys), String.join("\n", used), catalogue.toString());
  }

  private static String group(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  /** Examples in comments are no code. */
  private static String code(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void sentencesAreSentences() throws IOException {
    for (Path catalogue : catalogues()) {
      read(catalogue).forEach(SentencesTest::check);
    }
  }

  private static void check(String key, String sentence) {
    assertFalse(sentence.isBlank(), key);
    assertEquals(sentence.strip(), sentence, key);
    assertFalse(sentence.contains("''"), key + ": an apostrophe stands for itself");
    assertTrue(KEY.matcher('"' + key + '"').matches(), key + " is no key");
  }

  /** A translation may leave facts out, but it cannot ask for one that nobody gives. */
  @Test
  void translationsHaveTheSameKeysAndFacts() throws IOException {
    for (Path translation : translations()) {
      var english = read(translation.resolveSibling("sentences.properties"));
      read(translation)
          .forEach(
              (key, sentence) -> {
                assertTrue(english.containsKey(key), translation + ": " + key);
                assertTrue(
                    facts(english.get(key)).containsAll(facts(sentence)), translation + ": " + key);
              });
    }
  }

  private static TreeSet<String> facts(String sentence) {
    return FACT.matcher(sentence)
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void thePageShowsAllSentences() throws IOException {
    Path fresh = Files.writeString(Path.of("target", "sentences.md"), page());
    Path committed = Path.of("docs", "sentences.md");
    assertEquals(
        page(),
        Files.exists(committed) ? Files.readString(committed).replace("\r\n", "\n") : "",
        () -> "read " + fresh + " aloud, and copy it to " + committed + " if it is right");
  }

  private static String page() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# The sentences that learners read");
    lines.add("");
    lines.add("Made from the catalogues `sentences.properties`, which a translation puts another");
    lines.add("language beside (`sentences_ko.properties`). `{x}` stands for a fact that is");
    lines.add(
        "measured, `{Gate}` for the fact `gate` with a capital letter, `{n?pass:passes}` for the first\nword if n is 1, else for the second.");
    for (Path catalogue : catalogues()) {
      String folder = CATALOGUES.relativize(catalogue).getParent().toString().replace('\\', '/');
      lines.add("");
      lines.add("## `" + folder.replace('/', '.') + "`");
      lines.add("");
      lines.add("| key | sentence |");
      lines.add("|---|---|");
      read(catalogue)
          .forEach(
              (key, sentence) ->
                  lines.add(
                      "| `%s` | %s |"
                          .formatted(
                              key,
                              sentence
                                  .replace("|", "\\|")
                                  .replace("<", "&lt;")
                                  .replace("\n", "<br>"))));
    }
    return String.join("\n", lines) + "\n";
  }

  private static TreeMap<String, String> read(Path catalogue) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(catalogue)) {
      properties.load(reader);
    }
    var sentences = new TreeMap<String, String>();
    properties
        .stringPropertyNames()
        .forEach(key -> sentences.put(key, properties.getProperty(key)));
    return sentences;
  }
}
