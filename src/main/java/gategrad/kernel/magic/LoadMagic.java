package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code %load file} runs a file as if it stood in the cell. */
final class LoadMagic {
  private LoadMagic() {}

  static Outcome run(Magic.Call call, MagicSession session) {
    if (call.argument().isEmpty()) {
      throw new MagicFailure("name a file: %load src/Net.java");
    }
    List<Path> files = PathArguments.of(call.argument());
    if (files.size() > 1) {
      throw new MagicFailure("name one file, not " + files.size() + ": %load src/Net.java");
    }
    try {
      return session.run(Files.readString(files.get(0)));
    } catch (IOException e) {
      throw new MagicFailure("cannot read " + files.get(0).toAbsolutePath() + " (" + e + ")");
    }
  }
}
