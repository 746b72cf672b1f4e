package gategrad.kernel.comm;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One open line to code in the front end. */
public final class Comm {
  private final String id;
  private final String target;
  private final BiConsumer<String, Map<String, Object>> publish;
  private final Runnable forget;
  private volatile Consumer<Map<String, Object>> onMessage = data -> {};
  private volatile Runnable onClose = () -> {};

  Comm(String id, String target, BiConsumer<String, Map<String, Object>> publish, Runnable forget) {
    this.id = id;
    this.target = target;
    this.publish = publish;
    this.forget = forget;
  }

  /** Its id, the same on both sides. */
  public String id() {
    return id;
  }

  /** The name under which the other side registered its code. */
  public String target() {
    return target;
  }

  /** Sends data: maps, lists, texts, numbers and booleans. */
  public void send(Map<String, Object> data) {
    publish.accept("comm_msg", Map.of("comm_id", id, "data", data));
  }

  /** What to do with data from the other side. */
  public void onMessage(Consumer<Map<String, Object>> action) {
    onMessage = action;
  }

  /** What to do when the other side closes. */
  public void onClose(Runnable action) {
    onClose = action;
  }

  /** Closes the line on both sides. */
  public void close() {
    forget.run();
    publish.accept("comm_close", Map.of("comm_id", id, "data", Map.of()));
  }

  void received(Map<String, Object> data) {
    onMessage.accept(data);
  }

  void closed() {
    forget.run();
    onClose.run();
  }
}
