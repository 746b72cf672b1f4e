package gategrad.plot;

import gategrad.gate.UnaryGate;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Gates with one input as curves, their local gradients dashed in the same colour. */
final class ActivationPlot {
  private static final int STEPS = 501;

  /** Beyond them exp and the poles of log and 1/x would flatten all the rest. */
  private static final Range LIMITS = new Range(-10, 10);

  private final double[] x = new double[STEPS];

  ActivationPlot(double from, double to) {
    for (int i = 0; i < STEPS; i++) {
      x[i] = from + (to - from) * i / (STEPS - 1);
    }
  }

  Plot plot(UnaryGate... gates) {
    String names = Arrays.stream(gates).map(UnaryGate::name).collect(Collectors.joining(", "));
    var plot = new LinePlot(Axes.of(names, "x", "y")).within(LIMITS);
    for (int k = 0; k < gates.length; k++) {
      UnaryGate gate = gates[k];
      double[] y = Arrays.stream(x).map(gate::forward).toArray();
      double[] slope = new double[STEPS];
      Arrays.setAll(slope, i -> Double.isFinite(y[i]) ? gate.local(x[i], y[i]) : Double.NaN);
      plot.add(new Series(gate.name(), x, y), k, false);
      plot.add(new Series(gate.name() + "'", x, slope), k, true);
    }
    return plot.plot();
  }
}
