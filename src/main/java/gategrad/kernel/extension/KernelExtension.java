package gategrad.kernel.extension;

import gategrad.kernel.display.Renderer;
import gategrad.kernel.magic.Magic;
import java.util.List;

/**
 * What a library adds to every session; found by {@link java.util.ServiceLoader}.
 *
 * <pre>{@code
 * public final class Circles implements KernelExtension {
 *   public List<String> imports() {
 *     return List.of("import circles.*;");
 *   }
 *
 *   public List<Renderer> renderers() {
 *     return List.of(
 *         value ->
 *             value instanceof Circle c
 *                 ? Optional.of(Forms.text(c::toString).with("image/svg+xml", c::svg))
 *                 : Optional.empty());
 *   }
 * }
 * }</pre>
 */
public interface KernelExtension {

  /** Import statements that every cell begins with. */
  default List<String> imports() {
    return List.of();
  }

  /** Renderers that are asked before the built-in ones. */
  default List<Renderer> renderers() {
    return List.of();
  }

  /** More magics. */
  default List<Magic> magics() {
    return List.of();
  }
}
