package gategrad.draw;

import static java.util.Objects.requireNonNull;

import gategrad.Node;
import gategrad.notebook.Displayable;
import gategrad.own.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A picture of a result and everything behind it, as on the slides: gates are circles, values stand
 * above the wires in green, gradients below in red italics.
 *
 * <p>The picture shows the numbers of the moment in which it was drawn. Gradients are left out
 * until {@code backward} ran. A circuit of more than 60 gates is drawn near its result only, and
 * says so.
 *
 * <pre>{@code
 * var f = x.add(y).mul(z).named("f");
 * f.backward();
 * draw(f)
 * }</pre>
 */
public final class Drawing implements Displayable {
  private final Function<Style, Diagram> looks;
  private final Style look;
  private final Diagram diagram;

  private Drawing(Function<Style, Diagram> looks, Style look) {
    this.looks = looks;
    this.look = look;
    this.diagram = looks.apply(look);
  }

  /** Draws a result. */
  public static Drawing draw(Node result) {
    return draw(result, Marks.NONE);
  }

  /** Draws a result with some wires marked, and sentences below. */
  public static Drawing draw(Node result, Marks marks) {
    requireNonNull(result, "draw: the node is null");
    requireNonNull(marks, "draw: the marks are null");
    return new Drawing(look -> Diagram.of(result, look, marks), Style.SLIDE);
  }

  /** Draws a result of an engine of your own, with its gradients. */
  public static Drawing draw(Scalar<?> result) {
    return draw(result, List.of());
  }

  /** The same with sentences below. */
  public static Drawing draw(Scalar<?> result, List<String> sentences) {
    requireNonNull(result, "draw: the number is null");
    requireNonNull(sentences, "draw: the sentences are null");
    return new Drawing(look -> OwnDiagram.of(result, look, sentences), Style.SLIDE);
  }

  /** Draws the result of a formula. */
  public static Drawing draw(Circuit circuit) {
    return draw(requireNonNull(circuit, "draw: the circuit is null").value());
  }

  /** The same with more or fewer decimals than two; whole circuits of whole numbers need none. */
  public Drawing decimals(int decimals) {
    if (decimals < 0 || decimals > 15) {
      throw new IllegalArgumentException("decimals: from 0 to 15, not " + decimals);
    }
    return new Drawing(looks, new Style(decimals, look.localGradients()));
  }

  /** The same with the local gradients that each gate cached in the forward pass. */
  public Drawing withLocalGradients() {
    return new Drawing(looks, new Style(look.decimals(), true));
  }

  /** The circuit as indented lines: a gate, below it its inputs, and the numbers in columns. */
  @Override
  public String text() {
    return TextTwin.of(diagram);
  }

  @Override
  public Optional<String> svg() {
    String label = diagram.result().label();
    String title = label.isEmpty() ? "circuit" : "circuit of " + label;
    return Optional.of(SvgWriter.write(Painter.paint(diagram), title, text()));
  }

  /** The text twin. */
  @Override
  public String toString() {
    return text();
  }
}
