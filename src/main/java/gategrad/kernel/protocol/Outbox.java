package gategrad.kernel.protocol;

import gategrad.kernel.threads.KernelThread;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Messages on their way out: any thread drops one, one thread signs and sends them in order.
 *
 * <p>A cell's thread may be interrupted or stopped at any time; it must not be the one that writes.
 */
final class Outbox {
  private static final int LAST_LETTERS_MILLIS = 200;
  private static final int PAUSE_MILLIS = 200;
  private static final int ATTEMPTS = 20;

  private sealed interface Item {}

  private record Letter(Channel channel, Wire.Unsigned message) implements Item {}

  private record Last() implements Item {}

  private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  Outbox(Wire wire, Sockets sockets) {
    thread = KernelThread.daemon("jupyter-outbox", () -> deliverAll(wire, sockets));
    thread.start();
  }

  void send(Channel channel, Wire.Unsigned message) {
    waiting.add(new Letter(channel, message));
  }

  private void deliverAll(Wire wire, Sockets sockets) {
    boolean open = true;
    while (open) {
      try {
        Item next = waiting.take();
        open = next instanceof Letter;
        if (next instanceof Letter letter) {
          deliver(letter, wire, sockets);
        }
      } catch (InterruptedException e) {
        continue; // a cell interrupts all threads
      }
    }
  }

  /** A full memory is a matter of moments: cells are ended, and what they held is given back. */
  private void deliver(Letter letter, Wire wire, Sockets sockets) throws InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        sockets.send(letter.channel(), wire.sign(letter.message()));
        return;
      } catch (OutOfMemoryError e) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Waits until all that was dropped so far is handed to the sockets. */
  void close() throws InterruptedException {
    waiting.add(new Last());
    thread.join(LAST_LETTERS_MILLIS);
  }
}
