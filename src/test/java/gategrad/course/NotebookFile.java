package gategrad.course;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A committed notebook, as the tests see it. */
record NotebookFile(Path path, String text, JsonObject json) {
  private static final Path FOLDER = Path.of("notebooks");

  private static final Gson CANONICAL =
      new GsonBuilder()
          .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" ").withNewline("\n"))
          .disableHtmlEscaping()
          .serializeNulls()
          .create();

  static NotebookFile read(Path path) {
    try {
      var text = Files.readString(path);
      return new NotebookFile(path, text, JsonParser.parseString(text).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The walk-throughs in the edition to read, which are committed executed. */
  static Stream<NotebookFile> walkThroughs() {
    return in(FOLDER.resolve("read"), 1);
  }

  /** The walk-throughs in the learner's edition, which have no outputs. */
  static Stream<NotebookFile> learners() {
    return in(FOLDER, 1);
  }

  /** The exercises; {@code kind} is source or release. */
  static Stream<NotebookFile> exercises(String kind) {
    return in(FOLDER.resolve("exercises").resolve(kind), 2);
  }

  static Stream<NotebookFile> all() {
    var exercises = Stream.concat(exercises("source"), exercises("release"));
    return Stream.concat(Stream.concat(walkThroughs(), learners()), exercises);
  }

  private static Stream<NotebookFile> in(Path folder, int depth) {
    try (var files = Files.walk(folder, depth)) {
      var paths = files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      return paths.stream().map(NotebookFile::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Cell> cells() {
    return list(json.getAsJsonArray("cells")).map(c -> new Cell(c.getAsJsonObject())).toList();
  }

  List<Cell> codeCells() {
    return cells().stream().filter(Cell::isCode).toList();
  }

  /** The text that this notebook has in canonical form: sorted keys, indented by one. */
  String canonicalText() {
    return CANONICAL.toJson(sorted(json)) + "\n";
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** One cell. */
  record Cell(JsonObject json) {
    boolean isCode() {
      return json.get("cell_type").getAsString().equals("code");
    }

    String id() {
      return json.has("id") ? json.get("id").getAsString() : "";
    }

    String source() {
      return joined(json.get("source"));
    }

    List<JsonObject> outputs() {
      return list(json.getAsJsonArray("outputs")).map(JsonElement::getAsJsonObject).toList();
    }

    JsonObject nbgrader() {
      var metadata = json.getAsJsonObject("metadata");
      return metadata.has("nbgrader") ? metadata.getAsJsonObject("nbgrader") : new JsonObject();
    }

    boolean isGraded() {
      return nbgrader().has("grade") && nbgrader().get("grade").getAsBoolean();
    }
  }

  /** Jupyter writes a text as a string or as a list of lines. */
  static String joined(JsonElement text) {
    if (!text.isJsonArray()) {
      return text.getAsString();
    }
    var all = new StringBuilder();
    text.getAsJsonArray().forEach(line -> all.append(line.getAsString()));
    return all.toString();
  }

  private static Stream<JsonElement> list(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonElement sorted(JsonElement element) {
    if (element.isJsonArray()) {
      var array = new JsonArray();
      element.getAsJsonArray().forEach(item -> array.add(sorted(item)));
      return array;
    }
    if (!element.isJsonObject()) {
      return element;
    }
    var object = element.getAsJsonObject();
    var result = new JsonObject();
    new TreeSet<>(object.keySet()).forEach(key -> result.add(key, sorted(object.get(key))));
    return result;
  }
}
