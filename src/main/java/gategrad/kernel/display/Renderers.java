package gategrad.kernel.display;

import gategrad.kernel.errors.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All renderers of a session; the first that knows a value shows it. */
public final class Renderers {
  private final List<Renderer> renderers;

  /** These before the built-in ones. */
  public Renderers(List<Renderer> first) {
    renderers = new ArrayList<>(first);
    renderers.add(new DisplayableRenderer());
    renderers.add(new MatrixRenderer());
    renderers.add(new MapRenderer());
    renderers.add(optional("java.awt.", ImageRenderer::new));
    renderers.add(optional("org.knowm.xchart.", ChartRenderer::new));
    renderers.add(optional("tech.tablesaw.", TablesawRenderer::new));
  }

  /**
   * A renderer whose class, and the library behind it, is loaded by the first value it may know.
   */
  private static Renderer optional(String prefix, Supplier<Renderer> renderer) {
    return value ->
        descendsFrom(value.getClass(), prefix) ? renderer.get().forms(value) : Optional.empty();
  }

  private static boolean descendsFrom(Class<?> type, String prefix) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** What a front end is sent for this value, which may be null. */
  public MimeBundle render(Object value) {
    try {
      return forms(value).bundle();
    } catch (RuntimeException | Error e) { // a learner's toString may throw anything
      return withoutRenderer(value, e);
    }
  }

  private static MimeBundle withoutRenderer(Object value, Throwable failure) {
    try {
      return MimeBundle.text(Text.of(value) + "\n(shown as text: " + why(failure) + ")");
    } catch (RuntimeException | Error e) {
      String type = value.getClass().getSimpleName();
      return MimeBundle.text("a " + type + " that cannot be shown: " + why(failure));
    }
  }

  /**
   * The value in one form and its text twin; a string is taken as the source of that form.
   *
   * @throws IllegalArgumentException if it has no such form
   */
  public MimeBundle render(Object value, String mime) {
    if (value instanceof String source && !mime.equals(MimeBundle.TEXT)) {
      return Forms.text(() -> mime + ", " + source.length() + " characters")
          .with(mime, () -> source)
          .bundle();
    }
    return forms(value).bundle(mime);
  }

  private Forms forms(Object value) {
    if (value != null) {
      for (Renderer renderer : renderers) {
        Optional<Forms> forms = renderer.forms(value);
        if (forms.isPresent()) {
          return forms.get();
        }
      }
    }
    return Forms.text(() -> Text.of(value));
  }

  private static String why(Throwable failure) {
    return failure instanceof StackOverflowError
        ? "its toString calls itself without end"
        : JavaNames.plain(failure.toString());
  }
}
