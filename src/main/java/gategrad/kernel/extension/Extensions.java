package gategrad.kernel.extension;

import gategrad.kernel.display.Renderer;
import gategrad.kernel.magic.Magic;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** All extensions on the class path. */
public final class Extensions {
  private final List<KernelExtension> extensions =
      ServiceLoader.load(KernelExtension.class).stream().map(ServiceLoader.Provider::get).toList();

  /** The imports of all extensions. */
  public List<String> imports() {
    return all(KernelExtension::imports);
  }

  /** The renderers of all extensions. */
  public List<Renderer> renderers() {
    return all(KernelExtension::renderers);
  }

  /** The magics of all extensions. */
  public List<Magic> magics() {
    return all(KernelExtension::magics);
  }

  private <T> List<T> all(Function<KernelExtension, List<T>> part) {
    return extensions.stream().flatMap(extension -> part.apply(extension).stream()).toList();
  }
}
