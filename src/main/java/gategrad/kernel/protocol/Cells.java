package gategrad.kernel.protocol;

import gategrad.kernel.comm.Comms;
import gategrad.kernel.display.CurrentCell;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the cells of the session one after the other and counts them. */
final class Cells {
  private final Services services;
  private final Session session;
  private final Stdin stdin;
  private final Comms comms = new Comms(Cells::publish);
  private final AtomicReference<Optional<Execution>> running =
      new AtomicReference<>(Optional.empty());
  private int count;
  private boolean toldProblems;

  Cells(Services services, Session session, Stdin stdin) {
    this.services = services;
    this.session = session;
    this.stdin = stdin;
  }

  private static void publish(String type, Map<String, Object> content) {
    if (CurrentCell.frontEnd() instanceof CellOutput cell) {
      cell.publish(type, content);
    }
  }

  /** Runs an execute_request; the result is the content of its reply. */
  Map<String, Object> execute(Message request) {
    boolean silent = request.content().flag("silent", false);
    if (!silent && request.content().flag("store_history", true)) {
      count++;
    }
    var execution = new Execution(services, request, output(request), count);
    running.set(Optional.of(execution));
    if (!silent && !toldProblems) {
      services.problems().forEach(execution::tell);
      toldProblems = true;
    }
    StandardStreams.renew();
    try {
      return execution.reply();
    } finally {
      running.set(Optional.empty());
      Thread.interrupted(); // an interrupt meant this cell, not the next one
    }
  }

  private CellOutput output(Message request) {
    return new CellOutput(session, request, services.renderers(), comms, stdin);
  }

  /** Interrupts the running cell, if there is one; from any thread. */
  void interrupt() {
    running.get().ifPresent(Execution::interrupt);
  }

  /** A front end opened a line, sent data or closed it; what the cells' code prints goes to it. */
  void comm(Message message) {
    CellOutput output = output(message);
    CurrentCell.enter(output);
    Fields content = message.content();
    String id = content.text("comm_id");
    try {
      switch (message.type()) {
        case "comm_open" -> comms.opened(id, content.text("target_name"));
        case "comm_msg" -> comms.received(id, content.object("data").map());
        default -> comms.closed(id);
      }
    } catch (BadMessage e) {
      throw e;
    } catch (RuntimeException e) {
      e.printStackTrace(); // a cell's code: its author sees it in the notebook
    }
    output.printed().finish();
  }

  /** The content of a comm_info_reply. */
  Map<String, Object> commInfo(Fields request) {
    String wanted = request.text("target_name", "");
    var found = new TreeMap<String, Object>();
    comms
        .targets()
        .forEach(
            (id, target) -> {
              if (wanted.isEmpty() || wanted.equals(target)) {
                found.put(id, Map.of("target_name", target));
              }
            });
    return Map.of("status", "ok", "comms", found);
  }
}
