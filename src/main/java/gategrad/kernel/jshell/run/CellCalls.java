package gategrad.kernel.jshell.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Calls the learner's code so that an interrupt ends it, and only it.
 *
 * <p>Interrupt first, stop later: its threads are interrupted; what does not react is stopped, by
 * Thread.stop on JDKs that have it, by the checks that are woven into the code on the others; what
 * nothing stops is left behind and named. Whoever waits for the code is never interrupted.
 */
public final class CellCalls {
  private static final long[] STOP_AFTER_MILLIS = {100, 200, 500};
  private static final long LAST_MILLIS = 100;
  private static final long WATCH_MILLIS = 20;
  private static final int JDK_WITHOUT_STOP = 20;

  private final Consumer<Optional<BooleanSupplier>> stopChecks;

  /** Those that shall end, besides the threads of a call that is ending. */
  private final Set<Thread> condemned = ConcurrentHashMap.newKeySet();

  /** Calls, and objects that stand for code of the kernel; the innermost first. */
  private final Deque<Object> running = new ArrayDeque<>();

  private final List<String> notices = new ArrayList<>();
  private final MemoryReserve reserve = new MemoryReserve();
  private volatile CellThreads threads = new CellThreads();
  private boolean endRequested;
  private volatile boolean othersEnded;

  /**
   * Calls that end through these checks where the JVM cannot stop a thread.
   *
   * @param stopChecks gives the checks in the code of cells the question whether to end, or takes
   *     it away
   */
  public CellCalls(Consumer<Optional<BooleanSupplier>> stopChecks) {
    this.stopChecks = stopChecks;
  }

  /** Thrown instead of calling the learner's code, or after it was ended. */
  public static final class Ended extends Exception {
    private static final long serialVersionUID = 1;

    Ended() {
      super("the learner's code was interrupted");
    }
  }

  /** Begins a request: an interrupt of an earlier one is forgotten. */
  public synchronized void ready() {
    endRequested = false;
    othersEnded = false;
    threads = new CellThreads();
    notices.clear();
    letGo();
  }

  /** What is kept free for the kernel. */
  MemoryReserve reserve() {
    return reserve;
  }

  /** Whether code of the learner runs, or of the kernel for it, that an interrupt reaches. */
  public synchronized boolean isCalling() {
    return running.peek() instanceof CellCall;
  }

  /** Whether an interrupt came since the last {@link #ready}. */
  public synchronized boolean isEnding() {
    return endRequested;
  }

  /**
   * Runs code and waits for it.
   *
   * @return the finished call, with what it gave or threw
   * @throws Ended if an interrupt came before it began or ended it
   */
  CellCall finished(Callable<?> code) throws Ended {
    if (isEnding()) {
      endOthers(Optional.empty());
      throw new Ended();
    }
    var call = new CellCall(code, reserve);
    begin(call);
    try {
      reserve.begin();
      call.start();
      while (!call.awaitEnd(WATCH_MILLIS, true) && !call.isEnding()) {
        reserve.watch();
        if (reserve.isExhausted()) {
          endForMemory(call);
          return call;
        }
      }
      if (call.isEnding()) {
        end(call);
      }
    } finally {
      finish(call);
    }
    if (call.thrown().filter(CellCall::isThreadDeath).isPresent() && isEnding()) {
      throw new Ended();
    }
    return call;
  }

  private void endForMemory(CellCall call) {
    interrupt(call);
    try {
      end(call);
    } catch (Ended e) {
      addNotice("memory is also held by what did not end");
    }
    reserve.release();
    call.endedBy(new OutOfMemoryError("Java heap space"));
  }

  private void interrupt(CellCall call) {
    call.interrupted(); // first: the code may end at once
    threads.started().forEach(Thread::interrupt);
  }

  /**
   * Runs code that may be the learner's, such as a toString or a handler, and gives what it gives;
   * empty if an interrupt came before it began or ended it. What it throws is thrown here.
   */
  public <T> Optional<T> call(Supplier<T> code) {
    try {
      var given = new AtomicReference<Optional<T>>(Optional.empty());
      CellCall call =
          finished(
              () -> {
                given.set(Optional.of(code.get()));
                return null;
              });
      boolean full = call.thrown().filter(OutOfMemoryError.class::isInstance).isPresent();
      if (call.wasInterrupted() && !full) {
        return Optional.empty();
      }
      if (call.thrown().isPresent()) {
        throw unchecked(call.thrown().get());
      }
      return given.get();
    } catch (Ended e) {
      return Optional.empty();
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown; // a Supplier throws nothing else
  }

  /** Runs code of the kernel inside the learner's; an interrupt waits until it is done. */
  public <T> T shielded(Supplier<T> code) {
    var shield = new Object();
    begin(shield);
    try {
      return code.get();
    } finally {
      finish(shield);
    }
  }

  private synchronized void begin(Object callOrShield) {
    running.push(callOrShield);
    if (endRequested && callOrShield instanceof CellCall call) {
      interrupt(call);
    }
  }

  private synchronized void finish(Object callOrShield) {
    running.remove(callOrShield);
  }

  /** Ends the running code soon; until {@link #ready} no other begins. Returns at once. */
  public synchronized void end() {
    endRequested = true;
    if (running.peek() instanceof CellCall call) {
      call.interrupted(); // first: the code may end at once
    }
    threads.started().forEach(Thread::interrupt);
  }

  private void end(CellCall call) throws Ended {
    for (long millis : STOP_AFTER_MILLIS) {
      if (call.awaitEnd(millis, false)) {
        endOthers(Optional.of(call));
        return;
      }
      stop(List.of(call.thread()));
      stop(threads.burning(Optional.of(call.thread())));
    }
    if (call.awaitEnd(LAST_MILLIS, false)) {
      endOthers(Optional.of(call));
    } else {
      addNotice(stillRunning(call.thread()));
      threads
          .burning(Optional.of(call.thread()))
          .forEach(thread -> addNotice(stillRunning(thread)));
      othersEnded = true;
      throw new Ended();
    }
  }

  /** The threads that the request has started and that the interrupt left busy; asked once. */
  private void endOthers(Optional<CellCall> call) {
    if (othersEnded) {
      return;
    }
    othersEnded = true;
    List<Thread> busy = threads.burning(call.map(CellCall::thread));
    if (!busy.isEmpty()) {
      join(busy, STOP_AFTER_MILLIS[0]);
      busy = threads.burning(call.map(CellCall::thread));
      stop(busy);
      join(busy, STOP_AFTER_MILLIS[1]);
      busy.forEach(
          thread -> addNotice(thread.isAlive() ? stillRunning(thread) : wasStopped(thread)));
    }
    call.ifPresent(CellCall::spareTheRest);
    letGo();
  }

  private static void join(List<Thread> threads, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        continue; // whoever waits here is not the one to be interrupted
      }
    }
  }

  private void stop(List<Thread> threads) {
    condemned.addAll(threads);
    stopChecks.accept(Optional.of(this::isCurrentEnding));
    threads.forEach(CellCalls::stop);
  }

  private boolean isCurrentEnding() {
    return condemned.contains(Thread.currentThread()) || CellCall.isCurrentEnding();
  }

  private void letGo() {
    condemned.clear();
    stopChecks.accept(Optional.empty());
  }

  @SuppressWarnings("deprecation") // nothing else ends a loop on these JDKs
  private static void stop(Thread thread) {
    if (Runtime.version().feature() < JDK_WITHOUT_STOP) {
      thread.stop();
    } else {
      thread.interrupt(); // wakes it, so that it comes to its next check
    }
  }

  private synchronized void addNotice(String notice) {
    notices.add(notice);
  }

  /**
   * What the learner should know of threads that did not end with an interrupt. One that came
   * between two statements has met no call, so the threads of the cell are ended here.
   */
  public List<String> takeNotices() {
    if (isEnding()) {
      endOthers(Optional.empty());
    }
    synchronized (this) {
      List<String> taken = List.copyOf(notices);
      notices.clear();
      return taken;
    }
  }

  private static String wasStopped(Thread thread) {
    return "thread \"" + thread.getName() + "\", which this cell started, was stopped with it";
  }

  private static String stillRunning(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return "nothing stops thread \""
        + thread.getName()
        + "\" of this cell, it is still running"
        + (stack.length == 0 ? "" : " in " + place(stack[0]))
        + "; only a restart of the kernel ends it";
  }

  private static String place(StackTraceElement frame) {
    return frame.getClassName().startsWith("REPL.")
        ? "code of a cell"
        : frame.getClassName() + "." + frame.getMethodName();
  }
}
