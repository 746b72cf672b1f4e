package gategrad.kernel.protocol;

import gategrad.kernel.comm.Comms;
import gategrad.kernel.display.CurrentCell;
import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.errors.RuntimeError;
import java.util.Map;
import java.util.TreeMap;

/** Runs the cells of the session one after the other and counts them. */
final class Cells {
  private final Services services;
  private final Session session;
  private final Stdin stdin;
  private final Comms comms = new Comms(Cells::publish);
  private boolean interrupted;
  private int count;
  private boolean toldProblems;

  Cells(Services services, Session session, Stdin stdin) {
    this.services = services;
    this.session = session;
    this.stdin = stdin;
  }

  private static void publish(String type, Map<String, Object> content) {
    if (CurrentCell.frontEnd() instanceof CellOutput cell) {
      cell.publishComm(type, content);
    }
  }

  /** A request begins: an interrupt that came before was not meant for it. */
  synchronized void ready() {
    interrupted = false;
    services.startedEngine().ifPresent(Engine::ready);
  }

  /** Interrupts the request that is being answered; from any thread. */
  synchronized void interrupt() {
    interrupted = true;
    services.startedEngine().ifPresent(Engine::interrupt);
  }

  /** The engine; an interrupt may have come while it started. */
  private Engine engine() {
    Engine engine = services.engine();
    synchronized (this) {
      if (interrupted) {
        engine.interrupt();
      }
    }
    return engine;
  }

  /** Runs an execute_request; the result is the content of its reply. */
  Map<String, Object> execute(Message request) {
    boolean silent = request.content().flag("silent", false);
    if (!silent && request.content().flag("store_history", true)) {
      count++;
    }
    engine();
    var execution = new Execution(services, request, output(request), count);
    if (!silent && !toldProblems) {
      services.problems().forEach(execution::tell);
      toldProblems = true;
    }
    StandardStreams.renew();
    return execution.reply();
  }

  private CellOutput output(Message request) {
    return new CellOutput(session, request, services.renderers(), comms, stdin);
  }

  /** A front end opened a line, sent data or closed it; what the cells' code prints goes to it. */
  void comm(Message message) {
    Fields content = message.content();
    String id = content.text("comm_id");
    Runnable work =
        switch (message.type()) {
          case "comm_open" -> {
            String target = content.text("target_name");
            yield () -> comms.opened(id, target);
          }
          case "comm_msg" -> {
            Map<String, Object> data = content.object("data").map();
            yield () -> comms.received(id, data);
          }
          default -> () -> comms.closed(id);
        };
    CellOutput output = output(message);
    CurrentCell.enter(output);
    handle(work, output);
    output.finish();
  }

  /** A handler is a cell's code: what goes wrong in it, its author sees in the notebook. */
  private void handle(Runnable work, CellOutput output) {
    Engine engine = engine();
    try {
      boolean ended =
          engine
              .call(
                  () -> {
                    work.run();
                    return true;
                  })
              .isPresent();
      if (!ended) {
        Outcome.Failed interruption = engine.interruption();
        tell("a handler was interrupted", output);
        interruption.notices().forEach(notice -> tell(notice, output));
      }
    } catch (RuntimeException | Error e) {
      String what = engine.call(() -> RuntimeError.summary(e)).orElse(e.getClass().getName());
      tell("a handler failed: " + what, output);
    }
  }

  private static void tell(String line, CellOutput output) {
    output.publish("stream", Map.of("name", "stderr", "text", line + "\n"));
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
