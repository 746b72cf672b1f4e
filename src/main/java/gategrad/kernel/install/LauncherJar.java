package gategrad.kernel.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The jar that Jupyter starts: a manifest and nothing else.
 *
 * <p>Only {@code java -jar} starts an agent without a flag and without a warning, and the engine
 * needs one to redefine the learner's classes.
 */
final class LauncherJar {
  static final String NAME = "gategrad-kernel.jar";

  /** By name, because it is compiled after all others, for an older Java. */
  private static final String MAIN = "gategrad.kernel.Launcher";

  private LauncherJar() {}

  static void write(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (Path jar : Install.jars(folder.resolve("lib"))) {
      String name = jar.getFileName().toString();
      if (!name.endsWith("-sources.jar")) {
        entries.add(name.startsWith("gategrad-") ? 0 : entries.size(), "lib/" + name);
      }
    }
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN);
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", entries));
    attributes.putValue("Launcher-Agent-Class", MAIN);
    attributes.putValue("Can-Redefine-Classes", "true");
    try (OutputStream file = Files.newOutputStream(folder.resolve(NAME));
        var jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
  }
}
