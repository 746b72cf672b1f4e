package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** {@code %jars lib/*.jar} puts jars and folders of classes on the cells' class path. */
final class JarsMagic {
  private JarsMagic() {}

  static Outcome run(Magic.Call call, MagicSession session) {
    if (call.argument().isEmpty()) {
      throw new MagicFailure("name jars or folders: %jars lib/one.jar lib/*.jar");
    }
    List<Path> entries = PathArguments.of(call.argument());
    entries.stream().filter(Files::isRegularFile).forEach(JarsMagic::open);
    session.engine().addToClassPath(entries);
    return BuiltIn.done();
  }

  /** A file that is no jar would be passed over in silence. */
  private static void open(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      zip.size();
    } catch (IOException e) {
      throw new MagicFailure(jar + " is no jar that can be read (" + e.getMessage() + ")");
    }
  }
}
