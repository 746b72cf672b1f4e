package gategrad.loop;

import gategrad.gate.BinaryGate;

/** A gate with two inputs over elements {@code from} to {@code to} of arrays. */
interface BinaryLoop {

  void forward(BinaryGate gate, double[] x, double[] y, double[] z, int from, int to);

  /** <em>dx += dz * dz/dx</em>, element by element. */
  void backwardX(
      BinaryGate gate,
      double[] x,
      double[] y,
      double[] z,
      double[] dz,
      double[] dx,
      int from,
      int to);

  /** <em>dy += dz * dz/dy</em>, element by element. */
  void backwardY(
      BinaryGate gate,
      double[] x,
      double[] y,
      double[] z,
      double[] dz,
      double[] dy,
      int from,
      int to);

  void forward(BinaryGate gate, float[] x, float[] y, float[] z, int from, int to);

  void backwardX(
      BinaryGate gate, float[] x, float[] y, float[] z, float[] dz, float[] dx, int from, int to);

  void backwardY(
      BinaryGate gate, float[] x, float[] y, float[] z, float[] dz, float[] dy, int from, int to);

  /** What {@link LoopTemplate} copies. */
  final class Template implements BinaryLoop {
    @Override
    public void forward(BinaryGate gate, double[] x, double[] y, double[] z, int from, int to) {
      for (int i = from; i < to; i++) {
        z[i] = gate.forward(x[i], y[i]);
      }
    }

    @Override
    public void backwardX(
        BinaryGate gate,
        double[] x,
        double[] y,
        double[] z,
        double[] dz,
        double[] dx,
        int from,
        int to) {
      for (int i = from; i < to; i++) {
        dx[i] += gate.localX(x[i], y[i], z[i]) * dz[i];
      }
    }

    @Override
    public void backwardY(
        BinaryGate gate,
        double[] x,
        double[] y,
        double[] z,
        double[] dz,
        double[] dy,
        int from,
        int to) {
      for (int i = from; i < to; i++) {
        dy[i] += gate.localY(x[i], y[i], z[i]) * dz[i];
      }
    }

    @Override
    public void forward(BinaryGate gate, float[] x, float[] y, float[] z, int from, int to) {
      for (int i = from; i < to; i++) {
        z[i] = gate.forward32(x[i], y[i]);
      }
    }

    @Override
    public void backwardX(
        BinaryGate gate,
        float[] x,
        float[] y,
        float[] z,
        float[] dz,
        float[] dx,
        int from,
        int to) {
      for (int i = from; i < to; i++) {
        dx[i] += (float) gate.localX(x[i], y[i], z[i]) * dz[i];
      }
    }

    @Override
    public void backwardY(
        BinaryGate gate,
        float[] x,
        float[] y,
        float[] z,
        float[] dz,
        float[] dy,
        int from,
        int to) {
      for (int i = from; i < to; i++) {
        dy[i] += (float) gate.localY(x[i], y[i], z[i]) * dz[i];
      }
    }
  }
}
