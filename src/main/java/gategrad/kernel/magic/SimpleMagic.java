package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;

/** A magic that is one method. */
record SimpleMagic(String name, String help, Action action) implements Magic {
  /** What it does. */
  interface Action {
    Outcome run(Call call, MagicSession session);
  }

  @Override
  public Outcome run(Call call, MagicSession session) {
    return action.run(call, session);
  }
}
