package gategrad.kernel.jshell.assist;

import gategrad.kernel.engine.Engine.Documentation;
import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.source.Cut;
import gategrad.kernel.source.LocalNames;
import gategrad.text.Html;
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
    List<SourceCodeAnalysis.Documentation> found = find(text, name, call);
    if (found.isEmpty()) {
      found = find(WholeCell.asBlock(before), name, call);
    }
    return found.isEmpty() && name
        ? local(before)
        : Optional.of(found).filter(f -> !f.isEmpty()).map(this::format);
  }

  private List<SourceCodeAnalysis.Documentation> find(String text, boolean name, boolean call) {
    List<SourceCodeAnalysis.Documentation> found = name ? documentation(text + "(") : List.of();
    if (found.isEmpty() || name && !call && !isMethod(found)) {
      List<SourceCodeAnalysis.Documentation> plain = documentation(text);
      return plain.isEmpty() ? found : plain;
    }
    return found;
  }

  /** What the cell itself declares under the name that ends here. */
  private static Optional<Documentation> local(String before) {
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    String name = before.substring(start);
    boolean member = before.substring(0, start).stripTrailing().endsWith(".");
    return LocalNames.at(before + " ;").stream()
        .filter(local -> !member && local.name().equals(name))
        .findFirst()
        .map(LocalNames.Name::declaration)
        .map(text -> new Documentation(text, "<pre><b>" + Html.escape(text) + "</b></pre>"));
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
    return "<pre><b>" + Html.escape(signature(one)) + "</b></pre>" + Javadoc.html(comment(one));
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
