package gategrad.kernel;

import gategrad.kernel.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** JShell as it is, until the engine for learners takes its place. */
final class PlainEngine implements Engine {
  private final JShell shell;

  PlainEngine(List<String> imports) {
    shell = JShell.builder().executionEngine("local").build();
    imports.forEach(shell::eval);
  }

  @Override
  public Outcome run(Engine.Cell cell) {
    String rest = cell.source();
    Outcome out = new Outcome.Done(List.of());
    var sca = shell.sourceCodeAnalysis();
    while (!rest.isBlank()) {
      var info = sca.analyzeCompletion(rest);
      String src = info.source() == null ? rest : info.source();
      rest = info.source() == null ? "" : info.remaining();
      for (var e : shell.eval(src)) {
        if (e.exception() != null)
          return new Outcome.Failed(
              e.exception().getClass().getSimpleName(),
              String.valueOf(e.exception().getMessage()),
              List.of(e.exception().toString()),
              List.of());
        if (e.status() == Snippet.Status.REJECTED) {
          var d = shell.diagnostics(e.snippet()).toList();
          return new Outcome.Failed("CompileError", d.toString(), List.of(d.toString()), List.of());
        }
        if (e.value() != null && e.snippet().kind() == Snippet.Kind.EXPRESSION)
          out = new Outcome.Shown(new Raw(e.value()), List.of());
        else if (e.snippet().kind() == Snippet.Kind.VAR
            || e.snippet().kind() == Snippet.Kind.METHOD
            || e.snippet().kind() == Snippet.Kind.STATEMENT) out = new Outcome.Done(List.of());
      }
    }
    return out;
  }

  record Raw(String s) {
    @Override
    public String toString() {
      return s;
    }
  }

  @Override
  public Outcome evaluate(String e) {
    return run(new Cell(0, e));
  }

  @Override
  public void interrupt() {
    shell.stop();
  }

  @Override
  public Completion complete(String s, int c) {
    int[] a = new int[1];
    var l =
        shell.sourceCodeAnalysis().completionSuggestions(s, c, a).stream()
            .map(x -> new Proposal(x.continuation(), "", ""))
            .toList();
    return new Completion(l, a[0], c);
  }

  @Override
  public Optional<Documentation> inspect(String s, int c) {
    var d = shell.sourceCodeAnalysis().documentation(s, c, true);
    return d.isEmpty()
        ? Optional.empty()
        : Optional.of(new Documentation(d.get(0).signature(), ""));
  }

  @Override
  public Completeness isComplete(String s) {
    return new Completeness(
        shell.sourceCodeAnalysis().analyzeCompletion(s).completeness().isComplete()
            ? "complete"
            : "incomplete",
        "");
  }

  @Override
  public void addToClassPath(List<Path> e) {
    e.forEach(p -> shell.addToClasspath(p.toString()));
  }

  @Override
  public List<Variable> variables() {
    return shell
        .variables()
        .map(v -> new Variable(v.typeName(), v.name(), shell.varValue(v)))
        .toList();
  }

  @Override
  public List<String> imports() {
    return shell.imports().map(i -> i.source()).toList();
  }

  @Override
  public void reset() {}

  @Override
  public void close() {
    shell.close();
  }
}
