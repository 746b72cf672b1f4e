package gategrad.loop;

import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.gate.BinaryGate;
import gategrad.gate.UnaryGate;
import gategrad.notebook.InterruptedComputation;

/** Runs scalar gates over arrays, in pieces, so that an interrupt is heard. */
public final class Loops {
  private static final int PIECE = 1 << 18;

  private static final LoopTemplate<UnaryLoop> UNARY =
      new LoopTemplate<>(UnaryLoop.class, UnaryLoop.Template.class);
  private static final LoopTemplate<BinaryLoop> BINARY =
      new LoopTemplate<>(BinaryLoop.class, BinaryLoop.Template.class);
  private static final LoopTemplate<UpdateLoop> UPDATE =
      new LoopTemplate<>(UpdateLoop.class, UpdateLoop.Template.class);

  private Loops() {}

  public static void forward(UnaryGate gate, Array x, Array y) {
    UnaryLoop loop = UNARY.get(gate.getClass());
    if (x.precision() == Precision.FLOAT64) {
      inPieces(x.size(), (from, to) -> loop.forward(gate, x.float64(), y.float64(), from, to));
    } else {
      inPieces(x.size(), (from, to) -> loop.forward(gate, x.float32(), y.float32(), from, to));
    }
  }

  public static void backward(UnaryGate gate, Array x, Array y, Array dy, Array dx) {
    UnaryLoop loop = UNARY.get(gate.getClass());
    if (x.precision() == Precision.FLOAT64) {
      inPieces(
          x.size(),
          (from, to) ->
              loop.backward(gate, x.float64(), y.float64(), dy.float64(), dx.float64(), from, to));
    } else {
      inPieces(
          x.size(),
          (from, to) ->
              loop.backward(gate, x.float32(), y.float32(), dy.float32(), dx.float32(), from, to));
    }
  }

  public static void forward(BinaryGate gate, Array x, Array y, Array z) {
    BinaryLoop loop = BINARY.get(gate.getClass());
    if (x.precision() == Precision.FLOAT64) {
      inPieces(
          x.size(),
          (from, to) -> loop.forward(gate, x.float64(), y.float64(), z.float64(), from, to));
    } else {
      inPieces(
          x.size(),
          (from, to) -> loop.forward(gate, x.float32(), y.float32(), z.float32(), from, to));
    }
  }

  public static void backwardX(BinaryGate gate, Array x, Array y, Array z, Array dz, Array dx) {
    BinaryLoop loop = BINARY.get(gate.getClass());
    if (x.precision() == Precision.FLOAT64) {
      inPieces(
          x.size(),
          (from, to) ->
              loop.backwardX(
                  gate,
                  x.float64(),
                  y.float64(),
                  z.float64(),
                  dz.float64(),
                  dx.float64(),
                  from,
                  to));
    } else {
      inPieces(
          x.size(),
          (from, to) ->
              loop.backwardX(
                  gate,
                  x.float32(),
                  y.float32(),
                  z.float32(),
                  dz.float32(),
                  dx.float32(),
                  from,
                  to));
    }
  }

  public static void backwardY(BinaryGate gate, Array x, Array y, Array z, Array dz, Array dy) {
    BinaryLoop loop = BINARY.get(gate.getClass());
    if (x.precision() == Precision.FLOAT64) {
      inPieces(
          x.size(),
          (from, to) ->
              loop.backwardY(
                  gate,
                  x.float64(),
                  y.float64(),
                  z.float64(),
                  dz.float64(),
                  dy.float64(),
                  from,
                  to));
    } else {
      inPieces(
          x.size(),
          (from, to) ->
              loop.backwardY(
                  gate,
                  x.float32(),
                  y.float32(),
                  z.float32(),
                  dz.float32(),
                  dy.float32(),
                  from,
                  to));
    }
  }

  /** Not in pieces: an interrupt must not leave a parameter half moved. */
  public static void step(UpdateRule rule, Array w, Array g, Array first, Array second) {
    UpdateLoop loop = UPDATE.get(rule.getClass());
    if (w.precision() == Precision.FLOAT64) {
      loop.step(rule, w.float64(), g.float64(), first.float64(), second.float64(), 0, w.size());
    } else {
      loop.step(rule, w.float32(), g.float32(), first.float32(), second.float32(), 0, w.size());
    }
  }

  /** The same for a rule without state. */
  public static void step(UpdateRule rule, Array w, Array g) {
    UpdateLoop loop = UPDATE.get(rule.getClass());
    if (w.precision() == Precision.FLOAT64) {
      loop.step(rule, w.float64(), g.float64(), 0, w.size());
    } else {
      loop.step(rule, w.float32(), g.float32(), 0, w.size());
    }
  }

  private static void inPieces(int count, Piece piece) {
    for (int from = 0; from < count; from += PIECE) {
      InterruptedComputation.poll();
      piece.run(from, Math.min(count, from + PIECE));
    }
  }

  private interface Piece {
    void run(int from, int to);
  }
}
