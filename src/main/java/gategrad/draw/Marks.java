package gategrad.draw;

import static java.util.Objects.requireNonNull;

import gategrad.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a drawing points at: wires on the way that is spoken of, wires that are the cause, and the
 * sentences that say so.
 *
 * <p>A wire is named by the gate it goes into and the number of that input, counted from 0.
 *
 * <pre>{@code
 * var f = x.add(y).mul(z);
 * draw(f, new Marks().way(f, 0).cause(f, 1).say("z is to blame"));
 * }</pre>
 */
public final class Marks {
  static final Marks NONE = new Marks();

  private final Map<Node, Mark[]> wires = new IdentityHashMap<>();
  private final List<String> sentences = new ArrayList<>();
  private List<Node> along = List.of();

  /** How a wire looks. */
  enum Mark {
    NONE(""),
    WAY("<- on the way"),
    CAUSE("<= here");

    /** The mark in the text twin. */
    final String text;

    Mark(String text) {
      this.text = text;
    }
  }

  /** This wire is on the way. */
  public Marks way(Node gate, int input) {
    return mark(gate, input, Mark.WAY);
  }

  /** This wire is the cause. */
  public Marks cause(Node gate, int input) {
    return mark(gate, input, Mark.CAUSE);
  }

  /** A sentence below the picture. */
  public Marks say(String sentence) {
    sentences.add(requireNonNull(sentence, "sentence"));
    return this;
  }

  /**
   * One way through the circuit, in the order of the forward pass: of a circuit that is too large
   * to be drawn whole, its ends and its causes are shown, and three dots for what lies between.
   */
  public Marks along(List<? extends Node> nodes) {
    along = List.copyOf(nodes);
    return this;
  }

  private Marks mark(Node gate, int input, Mark mark) {
    Mark[] marks = wires.computeIfAbsent(gate, Marks::none);
    if (input < 0 || input >= marks.length) {
      throw new IllegalArgumentException(
          "input %d of the gate %s, which has %d (counted from 0)"
              .formatted(input, gate.gate().name(), marks.length));
    }
    marks[input] = mark.compareTo(marks[input]) > 0 ? mark : marks[input];
    return this;
  }

  private static Mark[] none(Node gate) {
    var marks = new Mark[gate.inputs().size()];
    Arrays.fill(marks, Mark.NONE);
    return marks;
  }

  /** One mark for each input. */
  List<Mark> of(Node gate) {
    Mark[] marks = wires.get(gate);
    return List.of(marks == null ? none(gate) : marks);
  }

  boolean hasCause(Node gate) {
    Mark[] marks = wires.get(gate);
    return marks != null && Arrays.asList(marks).contains(Mark.CAUSE);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  List<Node> along() {
    return along;
  }
}
