package gategrad.kernel.engine;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What an engine needs to know at start.
 *
 * @param classPath jars and folders that cells may use besides this JVM's own class path; asked
 *     when first needed
 * @param imports import declarations that every cell sees, such as {@code import java.util.*;};
 *     asked when first needed
 * @param sources source jars and folders whose Javadoc {@link Engine#inspect} shows
 * @param instrumentation redefines classes in place when there is one; asked when first needed
 * @param log receives lines for whoever looks after the kernel, not for the learner
 */
public record EngineOptions(
    Supplier<List<Path>> classPath,
    Supplier<List<String>> imports,
    List<Path> sources,
    Supplier<Optional<Instrumentation>> instrumentation,
    Consumer<String> log) {

  /** Copies the lists. */
  public EngineOptions {
    sources = List.copyOf(sources);
  }

  /** Options with these imports, the agent's instrumentation if the agent runs, and no log. */
  public static EngineOptions of(List<String> imports) {
    return of(() -> imports);
  }

  /** The same with imports that are found out while the engine starts. */
  public static EngineOptions of(Supplier<List<String>> imports) {
    return new EngineOptions(
        List::of, imports, List.of(), EngineAgent::instrumentation, line -> {});
  }

  /** The same with more on the class path. */
  public EngineOptions withClassPath(List<Path> entries) {
    return withClassPath(() -> entries);
  }

  /** The same with a class path that is found out while the engine starts. */
  public EngineOptions withClassPath(Supplier<List<Path>> entries) {
    return new EngineOptions(entries, imports, sources, instrumentation, log);
  }

  /** The same with sources to read Javadoc from. */
  public EngineOptions withSources(List<Path> entries) {
    return new EngineOptions(classPath, imports, entries, instrumentation, log);
  }

  /** The same with a receiver of log lines. */
  public EngineOptions withLog(Consumer<String> receiver) {
    return new EngineOptions(classPath, imports, sources, instrumentation, receiver);
  }
}
