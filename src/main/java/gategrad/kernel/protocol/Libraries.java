package gategrad.kernel.protocol;

import gategrad.kernel.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tablesaw, XChart and what they need: on the JVM's class path from the start, on the compiler's
 * when a cell first mentions them, because they cost a quarter of a second.
 */
final class Libraries {
  private static final Pattern MENTIONED =
      Pattern.compile(
          "tech\\.tablesaw|org\\.knowm|gategrad\\.plot|gategrad\\.data\\.table|Plot|Table|Chart");

  private final List<Path> jars;
  private boolean joined;

  Libraries(List<Path> jars) {
    this.jars = jars;
    joined = jars.isEmpty();
  }

  /** Puts the libraries on the compiler's class path if this source mentions one of them. */
  void join(String source, Engine engine) {
    if (!joined && MENTIONED.matcher(source).find()) {
      joined = true;
      engine.addToClassPath(jars);
    }
  }
}
