package gategrad.kernel.engine;

import gategrad.kernel.errors.CellSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** The engine on the JDK's JShell, with cells running in this JVM. */
public final class JShellEngine implements Engine {
  private final EngineOptions options;
  private final List<Path> added = new ArrayList<>();
  private final CellSources sources = new CellSources();
  private CellExecution execution;
  private JShell shell;
  private Snippets snippets;
  private Variables variables;
  private TypeFinder types;
  private LazyImports imports;
  private volatile boolean running;
  private volatile boolean interrupted;

  private JShellEngine(EngineOptions options) {
    this.options = options;
    open();
  }

  /** An engine that is ready to run cells. */
  public static Engine start(EngineOptions options) {
    return new JShellEngine(options);
  }

  private void open() {
    var loader = new CellLoader(JShellEngine.class.getClassLoader());
    execution = new CellExecution(loader, new Redefiner(options.instrumentation()));
    shell =
        JShell.builder()
            .executionEngine(new Provider(execution), Map.of())
            .in(System.in)
            .out(System.out)
            .err(System.err)
            .build();
    snippets = new Snippets(shell, execution);
    types = new TypeFinder(shell, loader);
    variables = new Variables(shell, execution, loader);
    Stream.concat(options.classPath().get().stream(), added.stream())
        .forEach(entry -> shell.addToClasspath(entry.toString()));
    imports = new LazyImports(shell, options);
  }

  @Override
  public Outcome run(Cell cell) {
    return run(cell.number(), cell.source());
  }

  @Override
  public Outcome evaluate(String expression) {
    return run(0, expression);
  }

  private Outcome run(int number, String source) {
    execution.ready();
    interrupted = false;
    running = true;
    try {
      imports.before(source);
      return new CellRun(
              snippets,
              shell,
              execution,
              variables,
              types,
              sources,
              imports,
              number,
              source,
              () -> interrupted)
          .run();
    } finally {
      running = false;
      execution.forget();
    }
  }

  @Override
  public void interrupt() {
    if (running) {
      interrupted = true;
      execution.end();
    }
  }

  @Override
  public Completion complete(String source, int cursor) {
    imports.all();
    return new Completer(shell, types).complete(source, cursor);
  }

  @Override
  public Optional<Documentation> inspect(String source, int cursor) {
    imports.all();
    var comments = new SourceComments(options.sources(), types);
    return new Inspector(shell, comments).inspect(source, cursor);
  }

  @Override
  public Completeness isComplete(String source) {
    return new CompletenessCheck(shell.sourceCodeAnalysis()).check(source);
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    for (Path entry : entries) {
      added.add(entry);
      shell.addToClasspath(entry.toString());
    }
  }

  @Override
  public List<Variable> variables() {
    return shell
        .variables()
        .filter(v -> !v.name().startsWith("$"))
        .map(v -> new Variable(v.typeName(), v.name(), variables.value(v)))
        .toList();
  }

  @Override
  public List<String> imports() {
    Stream<String> learners =
        shell
            .imports()
            .flatMap(i -> Stream.of(i.source().split("(?<=;)")))
            .map(String::strip)
            .filter(line -> !imports.isOurs(line));
    return Stream.concat(imports.lines().stream(), learners).toList();
  }

  @Override
  public List<String> problems() {
    return imports.problems();
  }

  @Override
  public void reset() {
    shell.close();
    open();
  }

  @Override
  public void close() {
    execution.end();
    shell.close();
  }

  /** Gives JShell this engine's execution control. */
  private record Provider(CellExecution execution) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "gategrad";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return execution;
    }
  }
}
