package gategrad.kernel.protocol;

import gategrad.kernel.display.CurrentCell;
import gategrad.kernel.display.Display;
import gategrad.kernel.display.Displays;
import gategrad.kernel.display.MimeBundle;
import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.magic.MagicSession;
import gategrad.kernel.magic.Magics;
import gategrad.notebook.Live;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one execute_request and says how it went. */
final class Execution implements MagicSession {
  private final Services services;
  private final Fields request;
  private final CellOutput output;
  private final int number;
  private final boolean silent;
  private final Thread thread = Thread.currentThread();
  private volatile boolean inEngine;
  private final List<String> notices = new ArrayList<>();
  private final List<Object> payload = new ArrayList<>();

  Execution(Services services, Message request, CellOutput output, int number) {
    this.services = services;
    this.request = request.content();
    this.output = output;
    this.number = number;
    silent = this.request.flag("silent", false);
  }

  /** Tells the learner something after the cell's own output. */
  void tell(String notice) {
    notices.add(notice);
  }

  /** Runs the cell on the calling thread; the result is the content of its reply. */
  Map<String, Object> reply() {
    String code = request.text("code");
    if (!silent) {
      output.publish("execute_input", Map.of("code", code, "execution_count", number));
    }
    CurrentCell.enter(output);
    Outcome outcome = runToTheEnd(code);
    Displays.flush();
    Map<String, Object> reply = finish(outcome);
    output.printed().finish();
    return reply;
  }

  /** Whatever fails around the learner's code ends this cell only, and the learner sees it. */
  private Outcome runToTheEnd(String code) {
    try {
      return run(code);
    } catch (RuntimeException | Error e) {
      String name = e.getClass().getSimpleName();
      String message =
          e instanceof OutOfMemoryError
              ? "no memory was left for the kernel itself; restart it, and keep less in variables"
              : "the kernel failed on this cell: " + e;
      return new Outcome.Failed(name, message, List.of(name + ": " + message), List.of());
    }
  }

  /** Stops the cell, or the magic or rendering around it. */
  void interrupt() {
    if (inEngine) {
      engine().interrupt();
    } else {
      thread.interrupt();
    }
  }

  @Override
  public Outcome run(String source) {
    return magics().areIn(source) ? magics().run(source, this::java, this) : java(source);
  }

  private Outcome java(String source) {
    if (source.isBlank()) {
      return new Outcome.Done(List.of());
    }
    services.libraries().join(source, engine());
    inEngine = true;
    try {
      Outcome outcome = engine().run(new Engine.Cell(number, source));
      notices.addAll(outcome.notices());
      return outcome;
    } finally {
      inEngine = false;
    }
  }

  private Map<String, Object> finish(Outcome outcome) {
    output.printed().flush();
    notices.forEach(this::printNotice);
    if (outcome instanceof Outcome.Failed failed) {
      return fail(failed);
    }
    String shown = "";
    if (outcome instanceof Outcome.Shown result && !silent) {
      shown = show(result.value());
    }
    if (request.flag("store_history", true) && !silent) {
      services.history().add(number, request.text("code"), shown);
    }
    var reply = new LinkedHashMap<String, Object>();
    reply.put("status", "ok");
    reply.put("execution_count", number);
    reply.put("payload", payload);
    reply.put("user_expressions", userExpressions());
    return reply;
  }

  private void printNotice(String notice) {
    if (!silent) {
      output.publish("stream", Map.of("name", "stdout", "text", notice + "\n"));
    }
  }

  /** Shows the value of the last expression; the result is its text. */
  private String show(Object value) {
    if (value instanceof Display) {
      return ""; // display(x) has shown x already
    } else if (value instanceof Live live) {
      Displays.show(live);
      return live.text();
    }
    MimeBundle bundle = services.renderers().render(value);
    output.publish(
        "execute_result",
        Map.of("execution_count", number, "data", bundle.data(), "metadata", Map.of()));
    return bundle.text();
  }

  private Map<String, Object> fail(Outcome.Failed failed) {
    Map<String, Object> error = error(failed);
    if (!silent) {
      output.publish("error", error);
    }
    if (request.flag("store_history", true) && !silent) {
      services.history().add(number, request.text("code"), "");
    }
    var reply = new LinkedHashMap<String, Object>(error);
    reply.put("status", "error");
    reply.put("execution_count", number);
    reply.put("payload", List.of());
    reply.put("user_expressions", Map.of());
    return reply;
  }

  private static Map<String, Object> error(Outcome.Failed failed) {
    return Map.of(
        "ename", failed.name(), "evalue", failed.message(), "traceback", failed.traceback());
  }

  private Map<String, Object> userExpressions() {
    var results = new LinkedHashMap<String, Object>();
    request
        .object("user_expressions")
        .map()
        .forEach((name, expression) -> results.put(name, evaluate(String.valueOf(expression))));
    return results;
  }

  private Map<String, Object> evaluate(String expression) {
    Outcome outcome = engine().evaluate(expression);
    if (outcome instanceof Outcome.Failed failed) {
      var error = new LinkedHashMap<String, Object>(error(failed));
      error.put("status", "error");
      return error;
    }
    Object data =
        outcome instanceof Outcome.Shown result
            ? services.renderers().render(result.value()).data()
            : Map.of();
    return Map.of("status", "ok", "data", data, "metadata", Map.of());
  }

  @Override
  public Engine engine() {
    return services.engine();
  }

  @Override
  public Magics magics() {
    return services.magics();
  }

  @Override
  public void page(MimeBundle documentation) {
    payload.add(Map.of("source", "page", "data", documentation.data(), "start", 0));
  }
}
