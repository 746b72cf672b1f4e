package gategrad.kernel.protocol;

import gategrad.notebook.InterruptedComputation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Lines of text that the kernel asks of a front end. */
final class Stdin {
  private final Session session;
  private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>(16);

  Stdin(Session session) {
    this.session = session;
  }

  /** A reply came; with nobody waiting for it, it is forgotten with the next question. */
  void replied(Message reply) {
    if (!replies.offer(reply)) {
      throw new BadMessage("nobody asked for this many lines of input");
    }
  }

  /**
   * Asks the front end that sent the request, and waits.
   *
   * @throws UncheckedIOException if that front end cannot ask
   * @throws InterruptedComputation if the cell is interrupted
   */
  synchronized String ask(Message request, boolean allowed, String prompt, boolean password) {
    if (!allowed) {
      throw new UncheckedIOException(
          new IOException(
              "this cell asks for input, but whoever runs it cannot answer (allow_stdin is false)"));
    }
    replies.clear();
    session.ask(request, "input_request", Map.of("prompt", prompt, "password", password));
    try {
      return replies.take().content().text("value");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedComputation.poll();
      throw new AssertionError("poll always throws after an interrupt", e);
    }
  }
}
