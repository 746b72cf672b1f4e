package gategrad.kernel.display;

/** Something on screen; {@link #update} replaces it in place, also from a later cell. */
public final class Display {
  private final Renderers renderers;
  private final String id;

  Display(Renderers renderers, String id) {
    this.renderers = renderers;
    this.id = id;
  }

  void show(MimeBundle bundle) {
    CurrentCell.frontEnd().show(bundle, java.util.Optional.of(id));
  }

  /** Shows another value in place of the one before; front ends expect it from the running cell. */
  public void update(Object value) {
    CurrentCell.frontEnd().update(id, renderers.render(value));
  }

  /** Shows another value in one form, such as {@code "text/html"}. */
  public void update(Object value, String mime) {
    CurrentCell.frontEnd().update(id, renderers.render(value, mime));
  }

  @Override
  public String toString() {
    return "display " + id;
  }
}
