package gategrad.explain;

import gategrad.draw.Drawing;
import gategrad.notebook.Displayable;
import java.util.List;
import java.util.Optional;

/**
 * Why a number is what it is: one to three sentences, and the way through the circuit that they
 * speak of, with the wires that matter marked.
 *
 * <pre>{@code
 * var f = x.relu().mul(y);
 * f.backward();
 * why(x).reasons(); // [CLOSED]
 * why(x).sentences(); // x has the gradient 0 ... relu saw -2, which is not above 0, so it is closed.
 * }</pre>
 */
public final class Explanation implements Displayable {
  private final List<Reason> reasons;
  private final List<String> sentences;
  private final List<Cause> causes;
  private final Drawing drawing;

  Explanation(List<Reason> reasons, List<String> sentences, List<Cause> causes, Drawing drawing) {
    this.reasons = List.copyOf(reasons);
    this.sentences = List.copyOf(sentences);
    this.causes = List.copyOf(causes);
    this.drawing = drawing;
  }

  /** What was found, the most important first. */
  public List<Reason> reasons() {
    return reasons;
  }

  /** The same in words. */
  public List<String> sentences() {
    return sentences;
  }

  /** The wires to blame, those with the largest share of the effect first; may be empty. */
  public List<Cause> causes() {
    return causes;
  }

  /** The circuit with the way and the causes marked. */
  public Drawing drawing() {
    return drawing;
  }

  /** The sentences, and the circuit as text. */
  @Override
  public String text() {
    return drawing.text();
  }

  /** The picture with the sentences below. */
  @Override
  public Optional<String> svg() {
    return drawing.svg();
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
