package gategrad.kernel.protocol;

import gategrad.notebook.InterruptedComputation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of text that the kernel asks of a front end.
 *
 * <p>The question asked last is the one that is answered: a front end shows one at a time, and a
 * thread of an earlier cell may wait forever. An answer belongs to the question that it names as
 * its parent; of those that name none, one that was written before the question was asked is late.
 */
final class Stdin {
  private final Session session;
  private final Deque<Question> open = new ArrayDeque<>(); // the last one first
  private boolean leftUnanswered;

  Stdin(Session session) {
    this.session = session;
  }

  private static final class Question {
    private final Instant asked;
    private final Message message;
    private Optional<String> answer = Optional.empty();

    Question(Instant asked, Message message) {
      this.asked = asked;
      this.message = message;
    }
  }

  /** A reply came; one that answers no question is dropped. */
  synchronized void replied(Message reply) {
    String answer = reply.content().text("value");
    Question question =
        open.stream()
            .filter(q -> answers(reply, q))
            .findFirst()
            .orElseThrow(() -> new BadMessage("nobody waits for this line of input"));
    question.answer = Optional.of(answer);
    leftUnanswered = false;
    notifyAll();
  }

  private boolean answers(Message reply, Question question) {
    if (!sameAddress(reply.identities(), question.message.identities())) {
      return false;
    }
    if (reply.parent().get("msg_id") instanceof String parent) {
      return parent.equals(question.message.id());
    }
    return question == open.peek() && !(leftUnanswered && isBefore(reply, question.asked));
  }

  private static boolean sameAddress(List<byte[]> a, List<byte[]> b) {
    return Arrays.deepEquals(a.toArray(), b.toArray());
  }

  private static boolean isBefore(Message reply, Instant asked) {
    try {
      return Instant.parse(reply.header().text("date", "")).isBefore(asked);
    } catch (DateTimeParseException e) {
      return false;
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
    var asked = Instant.now(); // before it is sent: an answer may come at once
    var question =
        new Question(
            asked,
            session.ask(request, "input_request", Map.of("prompt", prompt, "password", password)));
    open.push(question);
    try {
      while (question.answer.isEmpty()) {
        wait();
      }
      return question.answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedComputation.poll();
      throw new AssertionError("poll always throws after an interrupt", e);
    } finally {
      leftUnanswered |= question.answer.isEmpty();
      open.remove(question);
    }
  }
}
