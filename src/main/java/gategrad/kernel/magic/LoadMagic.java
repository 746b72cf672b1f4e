package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code %load file} runs a file as if it stood in the cell. */
final class LoadMagic {
  private LoadMagic() {}

  static Outcome run(Magic.Call call, MagicSession session) {
    if (call.argument().isEmpty()) {
      throw new MagicFailure("name a file: %load src/Net.java");
    }
    Path file = Path.of(call.argument());
    try {
      return session.run(Files.readString(file));
    } catch (IOException e) {
      throw new MagicFailure("cannot read " + file.toAbsolutePath() + " (" + e + ")");
    }
  }
}
