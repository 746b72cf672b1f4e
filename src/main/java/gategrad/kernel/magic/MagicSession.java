package gategrad.kernel.magic;

import gategrad.kernel.display.MimeBundle;
import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.Engine.Outcome;

/** What a magic may use. */
public interface MagicSession {

  /** The engine behind the cells. */
  Engine engine();

  /** All magics. */
  Magics magics();

  /** Runs Java, with magics in it, as a part of the calling cell. */
  Outcome run(String source);

  /** Shows documentation in the front end's pager. */
  void page(MimeBundle documentation);
}
