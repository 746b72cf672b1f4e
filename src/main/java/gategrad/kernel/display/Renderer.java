package gategrad.kernel.display;

import java.util.Optional;

/**
 * Knows how to show one kind of value.
 *
 * <p>An extension gives its own: see {@link gategrad.kernel.extension.KernelExtension}.
 */
@FunctionalInterface
public interface Renderer {

  /** The forms of this value, or empty if it is of another kind; {@code value} is never null. */
  Optional<Forms> forms(Object value);
}
