package gategrad.kernel.engine;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an engine needs to know at start.
 *
 * @param classPath jars and folders that cells may use besides this JVM's own class path; asked
 *     when first needed
 * @param imports import declarations that every cell sees, such as {@code import java.util.*;};
 *     made when a cell first mentions a name of theirs
 * @param moreImports more of them, of others, asked when first needed: all are made at the start,
 *     so that {@link Engine#problems} can name a wrong one
 * @param sources source jars and folders whose Javadoc {@link Engine#inspect} shows
 * @param instrumentation redefines classes in place when there is one; asked when first needed
 */
public record EngineOptions(
    Supplier<List<Path>> classPath,
    List<String> imports,
    Supplier<List<String>> moreImports,
    List<Path> sources,
    Supplier<Optional<Instrumentation>> instrumentation) {
  /** Copies the lists. */
  public EngineOptions {
    imports = List.copyOf(imports);
    sources = List.copyOf(sources);
  }

  /** Options with these imports and the agent's instrumentation if the agent runs. */
  public static EngineOptions of(List<String> imports) {
    return new EngineOptions(List::of, imports, List::of, List.of(), EngineAgent::instrumentation);
  }

  /** The same with more on the class path, found out while the engine starts. */
  public EngineOptions withClassPath(Supplier<List<Path>> entries) {
    return new EngineOptions(entries, imports, moreImports, sources, instrumentation);
  }

  /** The same with imports of others, found out while the engine starts. */
  public EngineOptions withMoreImports(Supplier<List<String>> lines) {
    return new EngineOptions(classPath, imports, lines, sources, instrumentation);
  }

  /** The same with sources to read Javadoc from. */
  public EngineOptions withSources(List<Path> entries) {
    return new EngineOptions(classPath, imports, moreImports, entries, instrumentation);
  }
}
