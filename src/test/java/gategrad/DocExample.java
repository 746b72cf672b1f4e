package gategrad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Java in the documentation.
 *
 * @param place the file, and the number of the example in it
 * @param code without the stars of the comment it stood in
 */
record DocExample(String place, String code) {
  private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\}</pre>");
  private static final Pattern MARKDOWN = Pattern.compile("(?s)```java\\n(.*?)```");

  /** The {@code pre} blocks of a source file, or the Java blocks of a page of Markdown. */
  static List<DocExample> of(Path file) throws IOException {
    boolean isJava = file.toString().endsWith(".java");
    var examples = new ArrayList<DocExample>();
    Matcher block = (isJava ? JAVADOC : MARKDOWN).matcher(Files.readString(file));
    while (block.find()) {
      var code = isJava ? block.group(1).replaceAll("(?m)^ *\\* ?", "") : block.group(1);
      examples.add(new DocExample(file + " #" + (examples.size() + 1), code));
    }
    return examples;
  }

  @Override
  public String toString() {
    return place;
  }
}
