package gategrad.kernel.protocol;

import gategrad.kernel.threads.KernelThread;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Lines for whoever runs the server; learners do not see them. Nobody waits for them to be written:
 * who started the kernel may not read them, and then writing blocks for ever.
 */
final class Log {
  private static final int MOST_WAITING = 1_000;

  private final PrintStream terminal = System.err; // before cells get their own
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

  Log() {
    KernelThread.daemon("jupyter-log", this::write).start();
  }

  /** Writes a line soon; lines that come faster than they can be written are left out. */
  void line(String text) {
    waiting.offer("[gategrad kernel] " + text.replaceAll("\\s+", " "));
  }

  private void write() {
    while (true) {
      try {
        terminal.println(waiting.take());
      } catch (InterruptedException e) {
        continue; // a cell interrupts all threads
      }
    }
  }
}
