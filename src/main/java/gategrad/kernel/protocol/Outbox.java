package gategrad.kernel.protocol;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Messages on their way out: any thread drops one, one thread signs and sends them in order.
 *
 * <p>A cell's thread may be interrupted or stopped at any time; it must not be the one that writes.
 */
final class Outbox {
  private static final int PATIENCE_MILLIS = 200;

  private sealed interface Item {}

  private record Letter(Channel channel, Message message) implements Item {}

  private record Last() implements Item {}

  private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  Outbox(Wire wire, Sockets sockets) {
    thread = new Thread(() -> deliver(wire, sockets), "jupyter-outbox");
    thread.setDaemon(true);
    thread.start();
  }

  void send(Channel channel, Message message) {
    waiting.add(new Letter(channel, message));
  }

  private void deliver(Wire wire, Sockets sockets) {
    try {
      while (waiting.take() instanceof Letter letter) {
        sockets.send(letter.channel(), wire.encode(letter.message()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; then the kernel is over
    }
  }

  /** Waits until all that was dropped so far is handed to the sockets. */
  void close() throws InterruptedException {
    waiting.add(new Last());
    thread.join(PATIENCE_MILLIS);
  }
}
