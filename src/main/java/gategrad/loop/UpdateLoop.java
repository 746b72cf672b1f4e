package gategrad.loop;

/** A step of an optimiser over elements {@code from} to {@code to} of arrays. */
interface UpdateLoop {

  void step(
      UpdateRule rule, double[] w, double[] g, double[] first, double[] second, int from, int to);

  void step(UpdateRule rule, float[] w, float[] g, float[] first, float[] second, int from, int to);

  /** For a rule without state. */
  void step(UpdateRule rule, double[] w, double[] g, int from, int to);

  /** For a rule without state. */
  void step(UpdateRule rule, float[] w, float[] g, int from, int to);

  /** What {@link LoopTemplate} copies. */
  final class Template implements UpdateLoop {
    @Override
    public void step(
        UpdateRule rule,
        double[] w,
        double[] g,
        double[] first,
        double[] second,
        int from,
        int to) {
      for (int i = from; i < to; i++) {
        first[i] = rule.firstState(g[i], first[i]);
        second[i] = rule.secondState(g[i], second[i]);
        w[i] = rule.parameter(w[i], g[i], first[i], second[i]);
      }
    }

    @Override
    public void step(
        UpdateRule rule, float[] w, float[] g, float[] first, float[] second, int from, int to) {
      for (int i = from; i < to; i++) {
        first[i] = (float) rule.firstState(g[i], first[i]);
        second[i] = (float) rule.secondState(g[i], second[i]);
        w[i] = rule.parameter32(w[i], g[i], first[i], second[i]);
      }
    }

    @Override
    public void step(UpdateRule rule, double[] w, double[] g, int from, int to) {
      for (int i = from; i < to; i++) {
        w[i] = rule.parameter(w[i], g[i], 0, 0);
      }
    }

    @Override
    public void step(UpdateRule rule, float[] w, float[] g, int from, int to) {
      for (int i = from; i < to; i++) {
        w[i] = rule.parameter32(w[i], g[i], 0, 0);
      }
    }
  }
}
