package gategrad.mistake;

import gategrad.gate.Gate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * How somebody goes back through a circuit, in the right way or in a wrong one.
 *
 * @param rule what the gate at a place hands to its inputs
 * @param remembers the place of the gate whose inputs the gate at a place has in mind; -1 for none,
 *     which means zeros
 * @param start what the result starts with, of its value
 * @param arrival what a further gradient does to what is there already
 * @param walk in which order the gates come
 */
record Manner(
    Rules rule, IntUnaryOperator remembers, DoubleUnaryOperator start, Arrival arrival, Walk walk) {

  /** What each gate hands to its inputs. */
  interface Rules {
    Function<Step, double[]> at(int place, Gate gate);
  }

  /** What happens where a gradient arrives. */
  enum Arrival {
    /** Right: they add up. */
    ADDED,
    /** {@code =} instead of {@code +=}. */
    LAST,
    /** Only what comes first counts. */
    FIRST,
    /** They add up, but of a gate that has one input twice only the last one counts. */
    TWIN_LOST
  }

  /** In which order gates hand on, and how often. */
  enum Walk {
    /** Right: last gate first, each once. */
    BACKWARD,
    /** First gate first. */
    FORWARD,
    /** By recursion, each node the first time that it is reached. */
    DEPTH_FIRST,
    /** Level by level, each node the first time that it is reached. */
    BREADTH_FIRST,
    /** By recursion, all that a node has collected, each time that it is reached. */
    EVERY_TIME,
    /** Last gate first, but in a list that has a node once for each of its uses. */
    LISTED_TWICE
  }

  static Manner right() {
    return new Manner(
        (place, gate) -> Step::right, place -> place, f -> 1, Arrival.ADDED, Walk.BACKWARD);
  }

  Manner rule(Rules other) {
    return new Manner(other, remembers, start, arrival, walk);
  }

  Manner remembers(IntUnaryOperator other) {
    return new Manner(rule, other, start, arrival, walk);
  }

  Manner start(DoubleUnaryOperator other) {
    return new Manner(rule, remembers, other, arrival, walk);
  }

  Manner arrival(Arrival other) {
    return new Manner(rule, remembers, start, other, walk);
  }

  Manner walk(Walk other) {
    return new Manner(rule, remembers, start, arrival, other);
  }
}
