package gategrad.kernel.extension;

import gategrad.kernel.display.Renderer;
import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.magic.Magic;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/** All extensions on the class path; one that fails is left out and said. */
public final class Extensions {
  private record Parts(
      List<String> imports, List<Renderer> renderers, List<Magic> magics, List<Path> jars) {}

  private final List<Parts> extensions = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Looks for extensions and asks each for its parts. */
  public Extensions() {
    Iterator<KernelExtension> found = ServiceLoader.load(KernelExtension.class).iterator();
    boolean more = true;
    while (more) {
      try {
        more = found.hasNext();
        if (more) {
          add(found.next());
        }
      } catch (ServiceConfigurationError e) {
        String message = e.getMessage().replace(KernelExtension.class.getName() + ": ", "");
        leftOut(message + (e.getCause() == null ? "" : " (" + e.getCause() + ")"));
      }
    }
  }

  private void add(KernelExtension extension) {
    String name = extension.getClass().getName();
    try {
      extensions.add(
          new Parts(
              List.copyOf(extension.imports()),
              List.copyOf(extension.renderers()),
              List.copyOf(extension.magics()),
              List.of(jar(extension))));
    } catch (RuntimeException | LinkageError e) {
      leftOut(name + " failed (" + e + ")");
    }
  }

  private static Path jar(KernelExtension extension) {
    try {
      return Path.of(
          extension.getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the JVM made this location itself", e);
    }
  }

  private void leftOut(String why) {
    problems.add("an extension of the kernel is left out: " + JavaNames.plain(why));
  }

  /** The imports of all extensions. */
  public List<String> imports() {
    return all(Parts::imports);
  }

  /** The renderers of all extensions. */
  public List<Renderer> renderers() {
    return all(Parts::renderers);
  }

  /** The magics of all extensions. */
  public List<Magic> magics() {
    return all(Parts::magics);
  }

  /** Where the extensions come from, so that cells can be compiled against them. */
  public List<Path> jars() {
    return all(Parts::jars);
  }

  /** A line for each extension that could not be used. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private <T> List<T> all(Function<Parts, List<T>> part) {
    return extensions.stream().flatMap(extension -> part.apply(extension).stream()).toList();
  }
}
