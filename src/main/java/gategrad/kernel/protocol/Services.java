package gategrad.kernel.protocol;

import gategrad.kernel.display.Renderers;
import gategrad.kernel.engine.Engine;
import gategrad.kernel.extension.Extensions;
import gategrad.kernel.magic.Magics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * What the handlers share.
 *
 * <p>The engine is built on a thread of its own while the sockets open; who needs it first waits
 * for the rest.
 */
final class Services {
  private record Parts(Engine engine, Renderers renderers, Magics magics) {}

  private final FutureTask<Parts> parts;
  private final Libraries libraries;
  private final History history = new History();

  /**
   * Starts building.
   *
   * @param engine makes an engine whose cells begin with these imports
   * @param libraries jars that join the compiler's class path on first use
   */
  Services(Function<List<String>, Engine> engine, List<Path> libraries) {
    this.libraries = new Libraries(libraries);
    parts =
        new FutureTask<>(
            () -> {
              var extensions = new Extensions();
              return new Parts(
                  engine.apply(extensions.imports()),
                  new Renderers(extensions.renderers()),
                  new Magics(extensions.magics()));
            });
    var thread = new Thread(parts, "engine-start");
    thread.setDaemon(true);
    thread.start();
  }

  private Parts parts() {
    try {
      return parts.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted before the first cell", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("JShell did not start: " + e.getCause(), e);
    }
  }

  Engine engine() {
    return parts().engine();
  }

  /** Whether nothing has to be waited for. */
  boolean engineIsReady() {
    return parts.isDone();
  }

  Renderers renderers() {
    return parts().renderers();
  }

  Magics magics() {
    return parts().magics();
  }

  Libraries libraries() {
    return libraries;
  }

  History history() {
    return history;
  }
}
