package gategrad.kernel.jshell.run;

import gategrad.kernel.threads.KernelThread;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The threads of a request: those of the learner's code that were not there before it.
 *
 * <p>Workers of the pool that parallel streams share are there for all; they count while they run
 * code of a cell.
 */
final class CellThreads {
  private final Set<Thread> before = Set.copyOf(alive());

  private static List<Thread> alive() {
    ThreadGroup all = KernelThread.topGroup();
    var found = new Thread[all.activeCount() + 8];
    int n = all.enumerate(found);
    return Arrays.stream(found, 0, n).toList();
  }

  /** All of them. */
  List<Thread> started() {
    return alive().stream().filter(this::isStarted).toList();
  }

  /** Those that keep a processor busy, besides the one that the call began with. */
  List<Thread> burning(Optional<Thread> first) {
    Predicate<Thread> other = thread -> first.filter(f -> f == thread).isEmpty();
    return started().stream().filter(other).filter(CellThreads::isBurning).toList();
  }

  private boolean isStarted(Thread thread) {
    return thread instanceof ForkJoinWorkerThread
        ? isInCell(thread)
        : CellCall.of(thread).isPresent() && !before.contains(thread);
  }

  private static boolean isInCell(Thread worker) {
    return Stream.of(worker.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("REPL."));
  }

  private static boolean isBurning(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return thread.getState() == Thread.State.RUNNABLE
        && stack.length > 0
        && !stack[0].isNativeMethod();
  }
}
