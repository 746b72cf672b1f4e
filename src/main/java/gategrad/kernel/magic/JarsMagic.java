package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code %jars lib/*.jar} puts jars and folders of classes on the cells' class path. */
final class JarsMagic {
  private JarsMagic() {}

  static Outcome run(Magic.Call call, MagicSession session) {
    if (call.argument().isEmpty()) {
      throw new MagicFailure("name jars or folders: %jars lib/one.jar lib/*.jar");
    }
    List<Path> entries = new ArrayList<>();
    for (String path : call.argument().split("\\s+")) {
      entries.addAll(find(path));
    }
    session.engine().addToClassPath(entries);
    return BuiltIn.done();
  }

  /** The path itself, or what its last name with stars matches. */
  private static List<Path> find(String text) {
    int cut = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1;
    String name = text.substring(cut);
    List<Path> found = new ArrayList<>();
    if (name.contains("*")) {
      Path folder = Path.of(text.substring(0, cut).isEmpty() ? "." : text.substring(0, cut));
      try (var entries = Files.newDirectoryStream(folder, name)) {
        entries.forEach(found::add);
      } catch (IOException e) {
        throw new MagicFailure("cannot list " + folder.toAbsolutePath() + " (" + e + ")");
      }
    } else if (Files.exists(Path.of(text))) {
      found.add(Path.of(text));
    }
    if (found.isEmpty()) {
      throw new MagicFailure(
          "nothing is at " + text + " (looked in " + Path.of("").toAbsolutePath() + ")");
    }
    return found;
  }
}
