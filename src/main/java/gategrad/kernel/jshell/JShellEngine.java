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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engine on the JDK's JShell, with cells running in this JVM. */
public final class JShellEngine implements Engine {
  private final EngineOptions options;
  private final List<Path> added = new ArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final CellCalls calls = new CellCalls(this::stopCells);
  private final CompilerThread compiler =
      new CompilerThread(() -> calls.isEnding() && !calls.isCalling());
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

  /** JShell as it is now. */
  ShellSession session() {
    return session;
  }

  private void stopCells(Optional<BooleanSupplier> endsHere) {
    session.loader().stopCells(endsHere);
  }

  /** Works with JShell; if that fails, JShell is looked at, and replaced if it is broken. */
  private <T> T compiling(Supplier<T> work) {
    try {
      return calls.shielded(() -> compiler.run(work));
    } catch (CompilerThread.LeftBehind e) {
      session.execution().retire();
      notices.addAll(calls.shielded(() -> compiler.run(this::replaced)));
      throw e;
    } catch (RuntimeException | Error e) {
      notices.addAll(calls.shielded(() -> compiler.run(this::mended)));
      throw e;
    }
  }

  /** What is to be told if JShell was broken. */
  private List<String> mended() {
    return Succession.isWhole(session) ? List.of() : replaced();
  }

  private List<String> replaced() {
    calls.ready(); // an interrupt ended the work; what is carried over is not to end with it
    Succession.Result result = Succession.of(session, this::open);
    session = result.session();
    return result.notices();
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
    Outcome outcome;
    try {
      outcome = compiling(() -> runCell(cell));
    } catch (CompilerThread.LeftBehind e) {
      outcome = interruption();
    } catch (RuntimeException | Error e) {
      outcome = CellRun.failed(e);
    }
    return FullMemory.told(outcome, cell, session.variables().values()).and(takeNotices());
  }

  private Outcome runCell(Cell cell) {
    try {
      session.imports().before(cell.source());
      var run = new CellRun(session, cell);
      Outcome outcome = run.run();
      List<String> notices = run.isRefused() ? mended() : List.of();
      return notices.isEmpty() ? outcome : CellRun.toRunAgain(notices);
    } finally {
      session.execution().forget();
    }
  }

  private List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
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
  public List<String> clear(List<String> names) {
    return names.stream().filter(name -> !session.variables().clear(name)).toList();
  }

  @Override
  public void close() {
    calls.end();
    compiling(() -> session.shell().close());
  }
}
