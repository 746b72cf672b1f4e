package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;

/** A command such as {@code %vars}; an extension can bring its own. */
public interface Magic {

  /** Its name without percent sign. */
  String name();

  /** How to call it and what it does, as in {@code %load file runs the cells of a file}. */
  String help();

  /**
   * Does it.
   *
   * @throws MagicFailure with a message for the learner
   */
  Outcome run(Call call, MagicSession session);

  /**
   * How a magic was called.
   *
   * @param argument the rest of its line
   * @param body Java that the magic may run, its lines where they are in the cell: the rest of the
   *     cell for two percent signs, else the argument
   */
  record Call(String argument, String body) {}
}
