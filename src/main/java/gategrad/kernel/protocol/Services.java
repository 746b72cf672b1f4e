package gategrad.kernel.protocol;

import gategrad.kernel.display.Renderers;
import gategrad.kernel.engine.Engine;
import gategrad.kernel.extension.Extensions;
import gategrad.kernel.magic.Magics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the handlers share.
 *
 * <p>The engine is built on a thread of its own while the sockets open; who needs it first waits
 * for the rest.
 */
final class Services {
  private record Parts(Engine engine, Renderers renderers, Magics magics, List<String> problems) {
    static Parts of(Engine engine, Extensions extensions) {
      return new Parts(
          engine,
          new Renderers(extensions.renderers()),
          new Magics(extensions.magics()),
          Stream.concat(extensions.problems().stream(), engine.problems().stream()).toList());
    }
  }

  private final Future<Parts> parts;
  private final Libraries libraries;
  private final History history = new History();

  /**
   * Starts building.
   *
   * @param engine makes an engine whose cells see these extensions
   * @param libraries jars that join the compiler's class path on first use
   */
  Services(Function<Supplier<Extensions>, Engine> engine, List<Path> libraries) {
    this.libraries = new Libraries(libraries);
    Future<Extensions> extensions = started("extensions", Extensions::new); // opens every jar
    parts =
        started(
            "engine-start",
            () -> {
              Engine made = engine.apply(() -> result(extensions));
              return Parts.of(made, result(extensions));
            });
  }

  private static <T> Future<T> started(String name, Callable<T> part) {
    var task = new FutureTask<>(part);
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static <T> T result(Future<T> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted before the first cell", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("JShell did not start: " + e.getCause(), e);
    }
  }

  private Parts parts() {
    return result(parts);
  }

  Engine engine() {
    return parts().engine();
  }

  /** The engine if nobody has to wait for it. */
  Optional<Engine> startedEngine() {
    return parts.isDone() ? Optional.of(engine()) : Optional.empty();
  }

  Renderers renderers() {
    return parts().renderers();
  }

  /** What the first cell should tell the learner about extensions and imports. */
  List<String> problems() {
    return parts().problems();
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
