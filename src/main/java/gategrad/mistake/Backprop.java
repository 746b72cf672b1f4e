package gategrad.mistake;

import gategrad.mistake.Plan.Plug;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Goes back through a plan in the manner of somebody. */
final class Backprop {
  private static final int MOST_STEPS = 10_000;

  private final Plan plan;
  private final Manner manner;
  private final double[] values;
  private final double[] gradients;
  private final boolean[] arrived;
  private int steps;

  private Backprop(Plan plan, Manner manner, double... inputs) {
    this.plan = plan;
    this.manner = manner;
    values = plan.values(inputs);
    gradients = new double[values.length];
    arrived = new boolean[values.length];
  }

  /** The gradients of the inputs. */
  static double[] gradients(Plan plan, Manner manner, double... inputs) {
    var pass = new Backprop(plan, manner, inputs);
    int last = pass.values.length - 1;
    pass.gradients[last] = manner.start().applyAsDouble(pass.values[last]);
    pass.walk(last);
    return Arrays.copyOf(pass.gradients, plan.inputs());
  }

  private void walk(int last) {
    switch (manner.walk()) {
      case BACKWARD -> reversed(plan.gates()).forEach(this::handOn);
      case FORWARD -> plan.gates().forEach(this::handOn);
      case DEPTH_FIRST -> depthFirst(last, new boolean[values.length]);
      case BREADTH_FIRST -> breadthFirst(last);
      case EVERY_TIME -> everyTime(last);
      case LISTED_TWICE -> {
        var list = new ArrayList<Integer>();
        list(last, list);
        reversed(list).forEach(this::handOn);
      }
    }
  }

  private static List<Integer> reversed(List<Integer> list) {
    var reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  private void depthFirst(int place, boolean... visited) {
    if (visited[place]) {
      return;
    }
    visited[place] = true;
    handOn(place);
    for (int from : from(place)) {
      depthFirst(from, visited);
    }
  }

  private void breadthFirst(int last) {
    var visited = new boolean[values.length];
    var queue = new ArrayDeque<Integer>(List.of(last));
    visited[last] = true;
    while (!queue.isEmpty()) {
      int place = queue.remove();
      handOn(place);
      for (int from : from(place)) {
        if (!visited[from]) {
          visited[from] = true;
          queue.add(from);
        }
      }
    }
  }

  private void everyTime(int place) {
    handOn(place);
    for (int from : from(place)) {
      if (steps++ < MOST_STEPS) {
        everyTime(from);
      }
    }
  }

  private void list(int place, List<Integer> list) {
    for (int from : from(place)) {
      if (steps++ < MOST_STEPS) {
        list(from, list);
      }
    }
    list.add(place);
  }

  private int[] from(int place) {
    return plan.items().get(place) instanceof Plug plug ? plug.from() : new int[0];
  }

  private void handOn(int place) {
    if (!(plan.items().get(place) instanceof Plug plug)) {
      return;
    }
    double[] parts = manner.rule().at(place, plug.gate()).apply(step(place, plug));
    var handed = new boolean[values.length];
    for (int k = 0; k < parts.length; k++) {
      int to = plug.from()[k];
      boolean twin = handed[to] && manner.arrival() == Manner.Arrival.TWIN_LOST;
      arrive(to, twin ? parts[k] - parts[k - 1] : parts[k]);
      handed[to] = true;
    }
  }

  private Step step(int place, Plug plug) {
    int other = manner.remembers().applyAsInt(place);
    double[] inputs =
        other < 0 ? new double[plug.from().length] : Plan.at(plan.gate(other), values);
    var step = Step.of(plug.gate(), inputs, gradients[place]);
    return new Step(plug.gate(), inputs, values[place], step.locals(), gradients[place]);
  }

  private void arrive(int place, double part) {
    switch (manner.arrival()) {
      case ADDED, TWIN_LOST -> gradients[place] += part;
      case LAST -> gradients[place] = part;
      case FIRST -> gradients[place] = arrived[place] ? gradients[place] : part;
    }
    arrived[place] = true;
  }
}
