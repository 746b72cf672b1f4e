package gategrad.kernel.jshell;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.errors.ErrorText;
import gategrad.kernel.jshell.assist.CompletenessCheck;
import gategrad.kernel.jshell.assist.Completer;
import gategrad.kernel.jshell.assist.Inspector;
import gategrad.kernel.jshell.assist.SourceComments;
import gategrad.kernel.jshell.run.CellCalls;
import gategrad.kernel.source.Cut;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engine on the JDK's JShell, with cells running in this JVM. */
public final class JShellEngine implements Engine {
  private final EngineOptions options;
  private final List<Path> added = new ArrayList<>();
  private final CompilerThread compiler = new CompilerThread();
  private final CellCalls calls = new CellCalls(this::stopCells);
  private volatile ShellSession session;

  private JShellEngine(EngineOptions options) {
    this.options = options;
    session = compiler.run(this::open);
  }

  private ShellSession open() {
    return ShellSession.open(options, added, calls);
  }

  /** An engine that is ready to run cells. */
  public static Engine start(EngineOptions options) {
    return new JShellEngine(options);
  }

  private void stopCells(Optional<BooleanSupplier> endsHere) {
    session.loader().stopCells(endsHere);
  }

  /** Works with JShell. */
  private <T> T compiling(Supplier<T> work) {
    return calls.shielded(() -> compiler.run(work));
  }

  private void compiling(Runnable work) {
    compiling(
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public void ready() {
    calls.ready();
  }

  @Override
  public Outcome run(Cell asSent) {
    var cell = new Cell(asSent.number(), asSent.source().replaceAll("\r\n?", "\n"));
    return compiling(() -> runCell(cell));
  }

  private Outcome runCell(Cell cell) {
    try {
      session.imports().before(cell.source());
      return new CellRun(session, cell).run();
    } finally {
      session.execution().forget();
    }
  }

  @Override
  public Outcome evaluate(String expression) {
    return run(new Cell(0, expression));
  }

  @Override
  public void warmUp() {
    compiling(
        () -> {
          session.imports().makeAll();
          Cut.of("int a = 1; a");
        });
    evaluate("1 + 1");
  }

  @Override
  public void interrupt() {
    calls.end();
  }

  @Override
  public <T> Optional<T> call(Supplier<T> code) {
    return calls.call(code);
  }

  @Override
  public Outcome.Failed interruption() {
    ErrorText text = CellRun.interruptedText();
    return new Outcome.Failed(text.name(), text.message(), text.traceback(), calls.takeNotices());
  }

  @Override
  public Completion complete(String source, int cursor) {
    return compiling(
        () -> {
          session.imports().makeAll();
          return new Completer(session.shell(), session.types()).complete(source, cursor);
        });
  }

  @Override
  public Optional<Documentation> inspect(String source, int cursor) {
    return compiling(
        () -> {
          session.imports().makeAll();
          var comments = new SourceComments(options.sources(), session.types());
          return new Inspector(session.shell(), comments).inspect(source, cursor);
        });
  }

  @Override
  public Completeness isComplete(String source) {
    return compiling(() -> CompletenessCheck.check(source));
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    compiling(
        () -> {
          for (Path entry : entries) {
            added.add(entry);
            session.shell().addToClasspath(entry.toString());
          }
        });
  }

  @Override
  public Optional<URL> resource(String name) {
    return session.types().resource(name);
  }

  @Override
  public boolean isItsOwn(String jar) {
    return added.stream().noneMatch(entry -> entry.endsWith(jar));
  }

  @Override
  public List<Variable> variables() {
    return compiling(
        () ->
            session
                .shell()
                .variables()
                .filter(v -> !v.name().startsWith("$"))
                .map(v -> new Variable(v.typeName(), v.name(), session.variables().value(v)))
                .toList());
  }

  @Override
  public List<String> imports() {
    LazyImports ours = session.imports();
    Stream<String> learners =
        session
            .shell()
            .imports()
            .flatMap(i -> Stream.of(i.source().split("(?<=;)")))
            .map(String::strip)
            .filter(line -> !ours.isOurs(line));
    return Stream.concat(ours.lines().stream(), learners).toList();
  }

  @Override
  public List<String> problems() {
    return session.imports().problems();
  }

  @Override
  public void reset() {
    compiling(
        () -> {
          session.shell().close();
          session = open();
        });
  }

  @Override
  public void close() {
    calls.end();
    compiling(() -> session.shell().close());
  }
}
