package gategrad.kernel.comm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The open lines of a session, and the targets that the front end may open.
 *
 * <pre>{@code
 * comms().register("echo", line -> line.onMessage(line::send));
 * }</pre>
 */
public final class Comms {
  private final Map<String, Comm> open = new ConcurrentHashMap<>();
  private final Map<String, Consumer<Comm>> targets = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final BiConsumer<String, Map<String, Object>> publish;

  /** Lines whose messages go out through this, which takes type and content. */
  public Comms(BiConsumer<String, Map<String, Object>> publish) {
    this.publish = publish;
  }

  /** Lets the front end open lines to this target; the action gets each new one. */
  public void register(String target, Consumer<Comm> opened) {
    targets.put(target, opened);
  }

  /** Opens a line to code that the front end registered under this name. */
  public Comm open(String target, Map<String, Object> data) {
    Comm comm = add("java-" + System.nanoTime() + "-" + count.incrementAndGet(), target);
    publish.accept("comm_open", Map.of("comm_id", comm.id(), "target_name", target, "data", data));
    return comm;
  }

  /** The target of every open line, by its id. */
  public Map<String, String> targets() {
    var result = new java.util.TreeMap<String, String>();
    open.forEach((id, comm) -> result.put(id, comm.target()));
    return result;
  }

  /** The front end opened a line; one to an unknown target is closed again. */
  public void opened(String id, String target) {
    Comm comm = add(id, target);
    Consumer<Comm> action = targets.get(target);
    if (action == null) {
      comm.close();
    } else {
      action.accept(comm);
    }
  }

  /** Data came for a line; for one that is closed already it is dropped. */
  public void received(String id, Map<String, Object> data) {
    Optional.ofNullable(open.get(id)).ifPresent(comm -> comm.received(data));
  }

  /** The front end closed a line. */
  public void closed(String id) {
    Optional.ofNullable(open.get(id)).ifPresent(Comm::closed);
  }

  private Comm add(String id, String target) {
    var comm = new Comm(id, target, publish, () -> open.remove(id));
    open.put(id, comm);
    return comm;
  }
}
