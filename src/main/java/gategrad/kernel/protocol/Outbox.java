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
        open = deliverNext(wire, sockets);
      } catch (InterruptedException | OutOfMemoryError e) {
        continue; // the messages behind this one are still to go out
      }
    }
  }

  private boolean deliverNext(Wire wire, Sockets sockets) throws InterruptedException {
    Item next = waiting.take();
    if (next instanceof Letter letter) {
      sockets.send(letter.channel(), wire.sign(letter.message()));
    }
    return next instanceof Letter;
  }

  /** Waits until all that was dropped so far is handed to the sockets. */
  void close() throws InterruptedException {
    waiting.add(new Last());
    thread.join(LAST_LETTERS_MILLIS);
  }
}
