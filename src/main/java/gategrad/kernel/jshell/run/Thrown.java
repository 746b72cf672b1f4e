package gategrad.kernel.jshell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.RunException;
import jdk.jshell.spi.ExecutionControl.UserException;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Turns what the learner's code threw into what JShell takes: name, message, places and causes.
 *
 * <p>To be done on the thread of that code, because a message may be the learner's own code too.
 */
final class Thrown {
  private static final int MOST_CAUSES = 20;
  private static final StackTraceElement[] NOWHERE = {};

  private Thrown() {}

  /** The exception with its causes; of causes in a circle each once. */
  static RunException of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    Optional<RunException> cause = Optional.empty();
    for (int i = chain.size() - 1; i >= 0; i--) {
      RunException one = one(chain.get(i));
      cause.ifPresent(one::initCause);
      cause = Optional.of(one);
    }
    return cause.orElseThrow();
  }

  private static List<Throwable> chain(Throwable thrown) {
    var chain = new ArrayList<Throwable>();
    Optional<Throwable> next = Optional.of(thrown);
    while (next.isPresent() && chain.size() < MOST_CAUSES && !isIn(chain, next.get())) {
      chain.add(next.get());
      next = cause(next.get());
    }
    return chain;
  }

  private static boolean isIn(List<Throwable> chain, Throwable thrown) {
    return chain.stream().anyMatch(other -> other == thrown);
  }

  private static RunException one(Throwable thrown) {
    if (thrown instanceof SPIResolutionException missing) {
      return new ResolutionException(missing.id(), missing.getStackTrace());
    }
    return new UserException(message(thrown), thrown.getClass().getName(), places(thrown));
  }

  private static Optional<Throwable> cause(Throwable thrown) {
    try {
      return Optional.ofNullable(thrown.getCause());
    } catch (RuntimeException | Error e) { // of the learner's getCause
      return Optional.empty();
    }
  }

  private static String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException | Error e) { // of the learner's getMessage
      return "(its getMessage failed: " + e.getClass().getSimpleName() + ")";
    }
  }

  private static StackTraceElement[] places(Throwable thrown) {
    try {
      StackTraceElement[] places = thrown.getStackTrace();
      return places == null ? NOWHERE : places;
    } catch (RuntimeException | Error e) { // of the learner's getStackTrace
      return NOWHERE;
    }
  }
}
