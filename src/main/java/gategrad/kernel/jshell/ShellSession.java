package gategrad.kernel.jshell;

import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.errors.CellSources;
import gategrad.kernel.jshell.assist.TypeFinder;
import gategrad.kernel.jshell.edit.Variables;
import gategrad.kernel.jshell.run.CellCalls;
import gategrad.kernel.jshell.run.CellExecution;
import gategrad.kernel.jshell.run.CellLoader;
import gategrad.kernel.jshell.run.Redefiner;
import gategrad.kernel.jshell.run.Snippets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * JShell and what is known beside it, from the start or a reset of the engine to the next.
 *
 * @param shell JShell itself
 * @param loader holds the classes of the cells
 * @param calls runs the learner's code
 * @param execution runs what JShell has compiled
 * @param snippets gives JShell its snippets
 * @param variables the learner's variables
 * @param types finds classes by the names that cells use
 * @param imports the start-up imports
 * @param sources the lines that each snippet came from
 * @param waiting types by name that wait for others, and whose names an import has too
 * @param failed names of types whose last declaration did not compile
 */
record ShellSession(
    JShell shell,
    CellLoader loader,
    CellCalls calls,
    CellExecution execution,
    Snippets snippets,
    Variables variables,
    TypeFinder types,
    LazyImports imports,
    CellSources sources,
    Map<String, WaitingType> waiting,
    Set<String> failed) {

  /** A session whose cells see these jars and folders beside those of the options. */
  static ShellSession open(EngineOptions options, List<Path> added, CellCalls calls) {
    var loader = new CellLoader(ShellSession.class.getClassLoader());
    var execution = new CellExecution(loader, calls, new Redefiner(options.instrumentation()));
    JShell shell =
        JShell.builder()
            .executionEngine(new Provider(execution), Map.of())
            .in(System.in)
            .out(System.out)
            .err(System.err)
            .build();
    Stream.concat(options.classPath().get().stream(), added.stream())
        .forEach(entry -> shell.addToClasspath(entry.toString()));
    var snippets = new Snippets(shell, execution);
    return new ShellSession(
        shell,
        loader,
        calls,
        execution,
        snippets,
        new Variables(shell, execution, snippets, loader, calls),
        new TypeFinder(shell, loader),
        new LazyImports(shell, options),
        new CellSources(),
        new LinkedHashMap<>(),
        new HashSet<>());
  }

  /** Gives JShell our execution control. */
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
