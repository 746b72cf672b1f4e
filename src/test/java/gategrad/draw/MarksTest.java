package gategrad.draw;

import static gategrad.draw.Drawing.draw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Node;
import gategrad.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wires that a drawing points at. */
class MarksTest {
  private final Value x = Value.of(-2).named("x");
  private final Value y = Value.of(5).named("y");
  private final Value f = x.add(y).mul(x).named("f");

  @Test
  void theTwinSaysWhatThePictureShows() {
    f.backward();
    var marks = new Marks().way(f, 0).cause(f, 1).way(f, 1).say("It is x < y.");
    var drawing = draw(f, marks);
    assertEquals(
        """
        It is x < y.

                         value  gradient
        (*) f               -6         1
          (+)                3        -2  <- on the way
            x               -2         1
            y                5        -2
          x (see above)                   <= here
        """,
        drawing.text());
    String svg = drawing.svg().orElseThrow();
    assertTrue(svg.contains("stroke-width=\"6\""), svg);
    assertTrue(svg.contains(">on the way<") && svg.contains(">here<"), svg);
    assertTrue(svg.contains(">It is x &lt; y.<"), svg);
    assertFalse(draw(f).svg().orElseThrow().contains("stroke-width=\"6\""));
  }

  /** A value on its way to two gates: only the piece that leads to the marked one is marked. */
  @Test
  void aForkIsMarkedOnOneSide() {
    f.backward();
    var scene = Painter.paint(Diagram.of(f, Style.SLIDE, new Marks().cause(f, 1)));
    long marked = scene.wires().stream().filter(w -> w.mark() == Marks.Mark.CAUSE).count();
    long all = scene.wires().size();
    assertTrue(marked >= 3 && marked < all - 3, marked + " of " + all);
    assertEquals(Marks.Mark.NONE, scene.wires().get(0).mark(), "marked wires are drawn last");
  }

  @Test
  void aLongWayIsShownAtItsEndsAndAtItsCauses() {
    List<Node> way = new ArrayList<>(List.of(x));
    var marks = new Marks();
    Value node = x;
    for (int k = 0; k < 1000; k++) {
      node = k == 500 ? node.mul(y) : node.add(1);
      marks.way(node, 0);
      way.add(node);
    }
    marks.cause((Value) way.get(501), 1).along(way);
    node.backward();
    String text = draw(node, marks).text();
    assertTrue(text.contains("(...) 495 gates") && text.contains("<= here"), text);
    assertTrue(text.contains("only one way is drawn; in all 1,000 gates and 2 inputs"), text);
    assertTrue(text.lines().count() < 30, text);
    assertTrue(draw(node, marks).svg().orElseThrow().contains("495 gates"));
  }

  @Test
  void anInputThatDoesNotExistIsRefused() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Marks().way(f, 2));
    assertTrue(refused.getMessage().contains("input 2 of the gate mul, which has 2"));
  }
}
