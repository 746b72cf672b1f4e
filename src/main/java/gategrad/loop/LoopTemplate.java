package gategrad.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/**
 * Gives every gate a compiled loop of its own.
 *
 * <p>One loop shared by all gates calls many different {@code forward} methods, so the JVM inlines
 * none of them and vectorises nothing: 20 times slower. So the small template class is defined
 * again for each class of gates, as a hidden class. The JVM then sees one gate per loop, and a rule
 * typed by a learner runs as fast as ours.
 */
final class LoopTemplate<T> extends ClassValue<T> {
  private final Class<T> type;
  private final Class<? extends T> template;

  /** Copies of {@code template}, one for each class, kept as long as the class. */
  LoopTemplate(Class<T> type, Class<? extends T> template) {
    this.type = type;
    this.template = template;
  }

  @Override
  protected T computeValue(Class<?> gate) {
    var name = template.getName();
    try (InputStream in =
        template.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      var copy = MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true).lookupClass();
      return type.cast(copy.getDeclaredConstructor().newInstance());
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the loop of " + gate.getName() + " cannot be made", e);
    }
  }
}
