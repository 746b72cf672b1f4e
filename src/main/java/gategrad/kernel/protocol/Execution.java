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
import java.util.Optional;

/** Runs one execute_request and says how it went. */
final class Execution implements MagicSession {
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int BEGINNING = 1_000;

  private final Services services;
  private final Fields request;
  private final CellOutput output;
  private final int number;
  private final boolean silent;
  private final boolean isTooLong;
  private final String code;
  private final List<String> notices = new ArrayList<>();
  private final List<Object> payload = new ArrayList<>();

  Execution(Services services, Message request, CellOutput output, int number) {
    this.services = services;
    this.request = request.content();
    this.output = output;
    this.number = number;
    silent = this.request.flag("silent", false);
    String source = this.request.text("code");
    isTooLong = source.length() > MOST_CHARACTERS;
    code = isTooLong ? source.substring(0, BEGINNING) + " ..." : source;
  }

  /** Tells the learner something after the cell's own output. */
  void tell(String notice) {
    notices.add(notice);
  }

  /** Runs the cell and waits for it; the result is the content of its reply. */
  Map<String, Object> reply() {
    if (!silent) {
      output.publish("execute_input", Map.of("code", code, "execution_count", number));
    }
    CurrentCell.enter(output);
    Map<String, Object> reply = isTooLong ? fail(tooLong()) : runToTheEnd();
    output.finish();
    return reply;
  }

  /** Whatever fails around the learner's code ends this cell only, and the learner sees it. */
  private Map<String, Object> runToTheEnd() {
    try {
      return finish(run(code));
    } catch (RuntimeException | Error e) {
      return fail(failed(e));
    }
  }

  private Outcome.Failed tooLong() {
    String message =
        "this cell has %,d characters, and the compiler takes at most %,d: keep data in a file, and read it"
            .formatted(request.text("code").length(), MOST_CHARACTERS);
    return new Outcome.Failed(
        "CellTooLong", message, List.of("CellTooLong: " + message), List.of());
  }

  private static Outcome.Failed failed(Throwable e) {
    String name = e.getClass().getSimpleName();
    String message =
        e instanceof OutOfMemoryError
            ? "no memory is left for the answer; %reset followed by names of variables gives back what they hold"
            : "the kernel failed on this cell: " + e;
    return new Outcome.Failed(name, message, List.of(name + ": " + message), List.of());
  }

  @Override
  public Outcome run(String source) {
    return magics().areIn(source)
        ? engine().call(() -> magics().run(source, this::java, this)).orElseGet(this::interrupted)
        : java(source);
  }

  private Outcome interrupted() {
    Outcome outcome = engine().interruption();
    notices.addAll(outcome.notices());
    return outcome;
  }

  private Outcome java(String source) {
    if (source.isBlank()) {
      return new Outcome.Done(List.of());
    }
    services.libraries().join(source, engine());
    Outcome outcome = engine().run(new Engine.Cell(number, source));
    notices.addAll(outcome.notices());
    return outcome;
  }

  /** A cell that has a value shows it or fails: it never ends well without its result. */
  private Map<String, Object> finish(Outcome outcome) {
    output.printed().flush();
    if (outcome instanceof Outcome.Failed failed) {
      notices.forEach(this::printNotice);
      return fail(failed);
    }
    Optional<Rendered> rendered = engine().call(() -> rendered(outcome));
    Outcome.Failed interruption = engine().interruption();
    notices.addAll(interruption.notices());
    notices.forEach(this::printNotice);
    return rendered.map(this::done).orElseGet(() -> fail(interruption));
  }

  /** What a cell shows in the end; the text is also kept in the history. */
  private record Rendered(boolean isResult, MimeBundle bundle) {
    static Rendered elsewhere(String text) {
      return new Rendered(false, MimeBundle.text(text));
    }
  }

  private Rendered rendered(Outcome outcome) {
    Displays.flush();
    if (silent || !(outcome instanceof Outcome.Shown shown) || shown.value() instanceof Display) {
      return Rendered.elsewhere(""); // display(x) has shown x already
    } else if (shown.value() instanceof Live live) {
      Displays.show(live);
      return Rendered.elsewhere(live.text());
    }
    return new Rendered(true, services.renderers().render(shown.value()));
  }

  private Map<String, Object> done(Rendered rendered) {
    if (rendered.isResult()) {
      output.publish(
          "execute_result",
          Map.of(
              "execution_count", number, "data", rendered.bundle().data(), "metadata", Map.of()));
    }
    addToHistory(rendered.bundle().text());
    var reply = new LinkedHashMap<String, Object>();
    reply.put("status", "ok");
    reply.put("execution_count", number);
    reply.put("payload", payload);
    reply.put("user_expressions", userExpressions());
    return reply;
  }

  private void addToHistory(String shown) {
    if (request.flag("store_history", true) && !silent) {
      services.history().add(number, code, shown);
    }
  }

  private void printNotice(String notice) {
    if (!silent) {
      output.publish("stream", Map.of("name", "stdout", "text", notice + "\n"));
    }
  }

  private Map<String, Object> fail(Outcome.Failed failed) {
    Map<String, Object> error = error(failed);
    if (!silent) {
      output.publish("error", error);
    }
    addToHistory("");
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
    Optional<Map<String, Object>> data =
        outcome instanceof Outcome.Failed ? Optional.empty() : engine().call(() -> data(outcome));
    if (data.isPresent()) {
      return Map.of("status", "ok", "data", data.get(), "metadata", Map.of());
    }
    Outcome.Failed failed = outcome instanceof Outcome.Failed f ? f : engine().interruption();
    var error = new LinkedHashMap<String, Object>(error(failed));
    error.put("status", "error");
    return error;
  }

  private Map<String, Object> data(Outcome outcome) {
    return outcome instanceof Outcome.Shown result
        ? services.renderers().render(result.value()).data()
        : Map.of();
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
