package gategrad.kernel.display;

import gategrad.notebook.Displayable;
import gategrad.notebook.Interactive;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whatever shows itself. A drawing is shown as SVG and text alone: HTML would win over the picture
 * and is stripped by the web pages that show notebooks. What answers the hand is shown as HTML too.
 */
final class DisplayableRenderer implements Renderer {
  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof Displayable displayable)) {
      return Optional.empty();
    }
    var forms = Forms.text(displayable::text);
    Optional<String> svg = displayable.svg();
    Optional<String> html = displayable.html();
    Optional<byte[]> png = displayable.png();
    boolean shown = false;
    shown |= add(forms, MimeBundle.SVG, svg, shown);
    shown |= add(forms, MimeBundle.HTML, html, shown && !(value instanceof Interactive));
    add(forms, MimeBundle.PNG, png, shown);
    return Optional.of(forms);
  }

  private static boolean add(Forms forms, String mime, Optional<?> form, boolean onRequest) {
    if (form.isPresent()) {
      Supplier<?> make = form::get;
      forms = onRequest ? forms.onRequest(mime, make) : forms.with(mime, make);
    }
    return form.isPresent();
  }
}
