package gategrad.kernel.engine;

import gategrad.kernel.errors.KnownNames;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** The names that JShell knows of. */
record Names(JShell shell, LazyImports lazy) implements KnownNames {
  private static final int MOST = 3;

  @Override
  public List<String> after(String beginning) {
    lazy.all();
    return analysis().completionSuggestions(beginning, beginning.length(), new int[1]).stream()
        .map(Suggestion::continuation)
        .map(name -> name.replaceAll("\\(.*", ""))
        .distinct()
        .toList();
  }

  /** Of what the JDK exports to everybody, the packages that learners need stand first. */
  @Override
  public List<String> imports(String className) {
    QualifiedNames found = analysis().listQualifiedNames(className, className.length());
    return found.getNames().stream()
        .filter(name -> name.endsWith("." + className))
        .sorted((a, b) -> Boolean.compare(!a.startsWith("java."), !b.startsWith("java.")))
        .limit(MOST)
        .toList();
  }

  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }
}
