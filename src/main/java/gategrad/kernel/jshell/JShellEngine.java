package gategrad.kernel.jshell;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.jshell.assist.CompletenessCheck;
import gategrad.kernel.jshell.assist.Completer;
import gategrad.kernel.jshell.assist.Inspector;
import gategrad.kernel.jshell.assist.SourceComments;
import gategrad.kernel.source.Cut;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The engine on the JDK's JShell, with cells running in this JVM. */
public final class JShellEngine implements Engine {
  private final EngineOptions options;
  private final List<Path> added = new ArrayList<>();
  private ShellSession session;
  private volatile boolean running;
  private volatile boolean interrupted;

  private JShellEngine(EngineOptions options) {
    this.options = options;
    session = ShellSession.open(options, added);
  }

  /** An engine that is ready to run cells. */
  public static Engine start(EngineOptions options) {
    return new JShellEngine(options);
  }

  @Override
  public Outcome run(Cell asSent) {
    var cell = new Cell(asSent.number(), asSent.source().replaceAll("\r\n?", "\n"));
    session.execution().ready();
    interrupted = false;
    running = true;
    try {
      session.imports().before(cell.source());
      return new CellRun(session, cell, () -> interrupted).run();
    } finally {
      running = false;
      session.execution().forget();
    }
  }

  @Override
  public Outcome evaluate(String expression) {
    return run(new Cell(0, expression));
  }

  @Override
  public void warmUp() {
    session.imports().makeAll();
    Cut.of("int a = 1; a");
    evaluate("1 + 1");
  }

  @Override
  public void interrupt() {
    if (running) {
      interrupted = true;
      session.execution().end();
    }
  }

  @Override
  public Completion complete(String source, int cursor) {
    session.imports().makeAll();
    return new Completer(session.shell(), session.types()).complete(source, cursor);
  }

  @Override
  public Optional<Documentation> inspect(String source, int cursor) {
    session.imports().makeAll();
    var comments = new SourceComments(options.sources(), session.types());
    return new Inspector(session.shell(), comments).inspect(source, cursor);
  }

  @Override
  public Completeness isComplete(String source) {
    return CompletenessCheck.check(source);
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    for (Path entry : entries) {
      added.add(entry);
      session.shell().addToClasspath(entry.toString());
    }
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
    return session
        .shell()
        .variables()
        .filter(v -> !v.name().startsWith("$"))
        .map(v -> new Variable(v.typeName(), v.name(), session.variables().value(v)))
        .toList();
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
    session.shell().close();
    session = ShellSession.open(options, added);
  }

  @Override
  public void close() {
    session.execution().end();
    session.shell().close();
  }
}
