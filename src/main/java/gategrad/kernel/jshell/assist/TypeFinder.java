package gategrad.kernel.jshell.assist;

import gategrad.kernel.jshell.run.CellLoader;
import java.net.URL;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;

/** Finds the class for a type as a cell names it. */
public final class TypeFinder {
  /** One import snippet may hold several imports; static ones name no types that matter here. */
  private static final Pattern IMPORT =
      Pattern.compile("import\\s+((?!static\\b)[\\w.]+[\\w*])\\s*;");

  private final JShell shell;
  private final CellLoader loader;

  public TypeFinder(JShell shell, CellLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /** The class of a type such as {@code List<Net>}; empty if there is none under that name. */
  public Optional<Class<?>> find(String type) {
    String name = type.replaceAll("<.*", "").strip();
    if (name.isEmpty() || name.endsWith("]")) {
      return Optional.empty();
    }
    return loader
        .declared(name)
        .or(
            () ->
                candidates(name)
                    .flatMap(candidate -> load(candidate).stream())
                    .findFirst()
                    .map(found -> (Class<?>) found));
  }

  /** Where cells find a resource. */
  public Optional<URL> resource(String name) {
    return Optional.ofNullable(loader.getResource(name));
  }

  /** Declares a type that only lends its name to one that follows. */
  public void stub(String name, Runnable declaration) {
    loader.stub(name, declaration);
  }

  /** Whether no cell has declared a type of this name. */
  public boolean isFree(String name) {
    return loader.declared(name).isEmpty();
  }

  /** Whether the name means a type of the JDK or a library, which a cell's own would hide. */
  public boolean isImported(String name) {
    return isFree(name) && find(name).isPresent();
  }

  private Stream<String> candidates(String name) {
    Stream<String> imported =
        shell
            .imports()
            .flatMap(i -> IMPORT.matcher(i.source()).results())
            .map(match -> match.group(1))
            .filter(full -> full.endsWith(".*") || full.endsWith("." + name))
            .map(full -> full.endsWith(".*") ? full.replace("*", name) : full);
    return Stream.concat(Stream.of(name, "java.lang." + name), imported);
  }

  private Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty(); // LinkageError: a name in the wrong case on some file systems
    }
  }
}
