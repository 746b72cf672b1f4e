package gategrad.kernel.jshell;

import gategrad.kernel.errors.Abilities;
import gategrad.kernel.errors.KnownNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** The names that JShell knows of. */
public record Names(ShellSession session) implements KnownNames {
  private static final int MOST = 3;
  private static final int WAITS = 20;
  private static final long WAIT_MILLIS = 100;

  @Override
  public List<String> after(String beginning) {
    session.imports().makeAll();
    return analysis().completionSuggestions(beginning, beginning.length(), new int[1]).stream()
        .map(Suggestion::continuation)
        .map(name -> name.replaceAll("\\(.*", ""))
        .distinct()
        .toList();
  }

  /** The JDK's packages stand first. */
  @Override
  public List<String> imports(String className) {
    return qualified(className).getNames().stream()
        .filter(name -> name.endsWith("." + className))
        .sorted((a, b) -> Boolean.compare(!a.startsWith("java."), !b.startsWith("java.")))
        .limit(MOST)
        .toList();
  }

  @Override
  public Optional<Makers> makers(String className) {
    return session.types().find(className).flatMap(FactoryMethods::of);
  }

  @Override
  public boolean failed(String className) {
    return session.failed().contains(className);
  }

  @Override
  public Abilities abilities(String type) {
    return session.types().find(type).map(TypeAbilities::of).orElse(Abilities.UNKNOWN);
  }

  @Override
  public Optional<String> waitsFor(String className) {
    return session
        .shell()
        .types()
        .filter(type -> type.name().equals(className))
        .filter(type -> session.shell().status(type) == Status.RECOVERABLE_NOT_DEFINED)
        .map(type -> session.shell().unresolvedDependencies(type).distinct())
        .map(missing -> missing.collect(Collectors.joining(" and ")))
        .findFirst();
  }

  /** JShell lists all classes in the background, which takes a second or two after the start. */
  private QualifiedNames qualified(String className) {
    QualifiedNames found = analysis().listQualifiedNames(className, className.length());
    try {
      for (int i = 0; i < WAITS && !found.isUpToDate(); i++) {
        Thread.sleep(WAIT_MILLIS);
        found = analysis().listQualifiedNames(className, className.length());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then what is known so far must do
    }
    return found;
  }

  private SourceCodeAnalysis analysis() {
    return session.shell().sourceCodeAnalysis();
  }
}
