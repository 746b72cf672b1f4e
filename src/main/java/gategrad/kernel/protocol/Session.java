package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the kernel's messages: each gets a header of its own and its request's as parent. */
final class Session {
  /** The version of the protocol that this kernel speaks. */
  static final String VERSION = "5.5";

  private final String id =
      Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
  private final AtomicLong count = new AtomicLong();
  private final Pace pace = new Pace();
  private final Outbox outbox;

  Session(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Answers a request on the channel it came from. */
  void reply(Channel channel, Message request, Map<String, Object> content) {
    String type = request.type().replaceFirst("_request$", "_reply");
    send(channel, request.identities(), type, request.header().map(), content);
  }

  /** Asks the front end that sent this request; the result is the question. */
  Message ask(Message request, String type, Map<String, Object> content) {
    Message question = message(request.identities(), type, request.header().map(), content);
    outbox.send(Channel.STDIN, Wire.write(question));
    return question;
  }

  /** How fast the learner's code may send. */
  Pace pace() {
    return pace;
  }

  /** Tells all front ends; {@code parent} is the header of the request it belongs to, or empty. */
  void broadcast(Map<String, Object> parent, String type, Map<String, Object> content) {
    send(Channel.IOPUB, List.of(type.getBytes(UTF_8)), type, parent, content);
  }

  /** Greets a new subscriber of this topic. */
  Message welcome(String topic) {
    String type = "iopub_welcome";
    return message(List.of(type.getBytes(UTF_8)), type, Map.of(), Map.of("subscription", topic));
  }

  private void send(
      Channel channel,
      List<byte[]> identities,
      String type,
      Map<String, Object> parent,
      Map<String, Object> content) {
    Wire.Unsigned message = Wire.write(message(identities, type, parent, content));
    pace.sent(message.size());
    outbox.send(channel, message);
  }

  private Message message(
      List<byte[]> identities,
      String type,
      Map<String, Object> parent,
      Map<String, Object> content) {
    Map<String, Object> header =
        Map.of(
            "msg_id",
            id + "_" + count.incrementAndGet(),
            "session",
            id,
            "username",
            "kernel",
            "date",
            Instant.now().toString(),
            "msg_type",
            type,
            "version",
            VERSION);
    return new Message(
        identities, new Fields(header), parent, Map.of(), new Fields(content), List.of());
  }
}
