package gategrad.kernel.display;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The forms in which a value can be shown; each is made only when it is wanted.
 *
 * <pre>{@code
 * Forms.text(() -> "a circle").with("image/svg+xml", circle::svg)
 * }</pre>
 */
public final class Forms {
  /** Jupyter's server drops what is more than 3 MB in 3 seconds. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private final Map<String, Supplier<?>> always = new LinkedHashMap<>();
  private final Map<String, Supplier<?>> onRequest = new LinkedHashMap<>();

  private Forms() {}

  /** Forms with the text twin, which every value has. */
  public static Forms text(Supplier<String> text) {
    return new Forms().with(MimeBundle.TEXT, text);
  }

  /** A form that is always shown; a {@code byte[]} is sent in base 64. */
  public Forms with(String mime, Supplier<?> make) {
    always.put(mime, make);
    return this;
  }

  /** A form that is shown only by {@code display(x, mime)}, because it is large or slow. */
  public Forms onRequest(String mime, Supplier<?> make) {
    onRequest.put(mime, make);
    return this;
  }

  /** What is shown unless somebody asks for more. */
  public MimeBundle bundle() {
    return bundle(always);
  }

  /**
   * One form and its text twin.
   *
   * @throws IllegalArgumentException if the value has no such form; names those it has
   */
  public MimeBundle bundle(String mime) {
    var all = new LinkedHashMap<>(always);
    all.putAll(onRequest);
    if (!all.containsKey(mime)) {
      throw new IllegalArgumentException(
          "this value cannot be shown as " + mime + "; try one of " + all.keySet());
    }
    all.keySet().retainAll(Set.of(mime, MimeBundle.TEXT));
    return bundle(all);
  }

  private static MimeBundle bundle(Map<String, Supplier<?>> forms) {
    var data = new LinkedHashMap<String, Object>();
    var text = new StringBuilder();
    forms.forEach(
        (mime, make) -> {
          Object form = encode(make.get());
          if (mime.equals(MimeBundle.TEXT)) {
            text.insert(0, Text.of(form));
          } else if (form instanceof String string && string.length() > MOST_CHARACTERS) {
            text.append(tooLarge(mime, string.length()));
          } else {
            data.put(mime, form);
          }
        });
    data.put(MimeBundle.TEXT, text.toString());
    return new MimeBundle(data);
  }

  private static String tooLarge(String mime, int length) {
    return "\n(left out: %s of %.1f MB; a notebook takes %.0f MB at once)"
        .formatted(mime, length / 1e6, MOST_CHARACTERS / 1e6);
  }

  private static Object encode(Object form) {
    return form instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : form;
  }
}
