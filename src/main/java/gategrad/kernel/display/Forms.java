package gategrad.kernel.display;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The forms in which a value can be shown; each is made only when it is wanted.
 *
 * <pre>{@code
 * Forms.text(() -> "a circle").with("image/svg+xml", circle::svg)
 * }</pre>
 */
public final class Forms {
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
    var data = new LinkedHashMap<String, Object>();
    always.forEach((mime, make) -> data.put(mime, encode(make.get())));
    return new MimeBundle(data);
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
    all.keySet().retainAll(java.util.Set.of(mime, MimeBundle.TEXT));
    var data = new LinkedHashMap<String, Object>();
    all.forEach((form, make) -> data.put(form, encode(make.get())));
    return new MimeBundle(data);
  }

  private static Object encode(Object form) {
    return form instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : form;
  }
}
