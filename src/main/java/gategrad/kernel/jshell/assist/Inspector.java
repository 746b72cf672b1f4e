package gategrad.kernel.jshell.assist;

import gategrad.kernel.engine.Engine.Documentation;
import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.source.Cut;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** What is known of the name or call at the cursor. */
public final class Inspector {
  private static final int MOST = 8;

  private final JShell shell;
  private final SourceComments comments;

  public Inspector(JShell shell, SourceComments comments) {
    this.shell = shell;
    this.comments = comments;
  }

  public Optional<Documentation> inspect(String source, int cursor) {
    int end = cursor;
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    String before = source.substring(0, end);
    String text = before.substring(Cut.of(before).last());
    boolean name =
        !text.isEmpty() && Character.isJavaIdentifierPart(text.charAt(text.length() - 1));
    boolean call = source.substring(end).stripLeading().startsWith("(");
    List<SourceCodeAnalysis.Documentation> found = List.of();
    if (name) {
      found = documentation(text + "(");
    }
    if (found.isEmpty() || name && !call && !isMethod(found)) {
      List<SourceCodeAnalysis.Documentation> plain = documentation(text);
      found = plain.isEmpty() ? found : plain;
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(format(found));
  }

  private static boolean isMethod(List<SourceCodeAnalysis.Documentation> found) {
    return found.get(0).signature().contains("(");
  }

  private List<SourceCodeAnalysis.Documentation> documentation(String text) {
    return shell.sourceCodeAnalysis().documentation(text, text.length(), true);
  }

  private Documentation format(List<SourceCodeAnalysis.Documentation> found) {
    var text = found.stream().limit(MOST).map(this::text).collect(Collectors.joining("\n\n"));
    var html = found.stream().limit(MOST).map(this::html).collect(Collectors.joining("<hr>"));
    return new Documentation(text, html);
  }

  private String text(SourceCodeAnalysis.Documentation one) {
    String words = Javadoc.text(comment(one));
    return signature(one) + (words.isEmpty() ? "" : "\n\n" + words);
  }

  private String html(SourceCodeAnalysis.Documentation one) {
    return "<pre><b>" + Javadoc.escape(signature(one)) + "</b></pre>" + Javadoc.html(comment(one));
  }

  /** JShell repeats the bounds of the class's type parameters, which say little. */
  private static String signature(SourceCodeAnalysis.Documentation one) {
    return JavaNames.plain(one.signature()).replaceAll("<[^()]*>\\.", ".");
  }

  /** JShell knows where the JDK's sources are; for ours, look into the source jars. */
  private String comment(SourceCodeAnalysis.Documentation one) {
    return Optional.ofNullable(one.javadoc())
        .filter(comment -> !comment.isBlank())
        .orElseGet(() -> comments.find(one.signature()));
  }
}
