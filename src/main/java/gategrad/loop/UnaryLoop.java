package gategrad.loop;

import gategrad.gate.UnaryGate;

/** A gate with one input over elements {@code from} to {@code to} of arrays. */
interface UnaryLoop {

  void forward(UnaryGate gate, double[] x, double[] y, int from, int to);

  /** <em>dx += dy * dy/dx</em>, element by element. */
  void backward(UnaryGate gate, double[] x, double[] y, double[] dy, double[] dx, int from, int to);

  void forward(UnaryGate gate, float[] x, float[] y, int from, int to);

  void backward(UnaryGate gate, float[] x, float[] y, float[] dy, float[] dx, int from, int to);

  /** What {@link LoopTemplate} copies. */
  final class Template implements UnaryLoop {
    @Override
    public void forward(UnaryGate gate, double[] x, double[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = gate.forward(x[i]);
      }
    }

    @Override
    public void backward(
        UnaryGate gate, double[] x, double[] y, double[] dy, double[] dx, int from, int to) {
      for (int i = from; i < to; i++) {
        dx[i] += gate.local(x[i], y[i]) * dy[i];
      }
    }

    @Override
    public void forward(UnaryGate gate, float[] x, float[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = gate.forward32(x[i]);
      }
    }

    @Override
    public void backward(
        UnaryGate gate, float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
      for (int i = from; i < to; i++) {
        dx[i] += gate.local32(x[i], y[i]) * dy[i];
      }
    }
  }
}
