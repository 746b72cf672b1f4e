package gategrad.kernel.protocol;

import gategrad.kernel.comm.Comms;
import gategrad.kernel.display.FrontEnd;
import gategrad.kernel.display.MimeBundle;
import gategrad.kernel.display.Renderers;
import java.util.Map;
import java.util.Optional;

/** The front end of one cell: everything it shows names the request that ran it as its parent. */
final class CellOutput implements FrontEnd {
  private final Session session;
  private final Message request;
  private final Renderers renderers;
  private final Comms comms;
  private final Stdin stdin;
  private final boolean mayAsk;
  private final PrintedText printed;
  private final ShownOutputs shown = new ShownOutputs();
  private final Updates updates;

  CellOutput(Session session, Message request, Renderers renderers, Comms comms, Stdin stdin) {
    this.session = session;
    this.request = request;
    this.renderers = renderers;
    this.comms = comms;
    this.stdin = stdin;
    updates = new Updates(session.pace(), this::publishUpdate);
    mayAsk = request.content().flag("allow_stdin", false);
    printed =
        new PrintedText((name, text) -> publish("stream", Map.of("name", name, "text", text)));
  }

  @Override
  public Renderers renderers() {
    return renderers;
  }

  @Override
  public Comms comms() {
    return comms;
  }

  /** What the cell prints. */
  PrintedText printed() {
    return printed;
  }

  @Override
  public void show(MimeBundle bundle, Optional<String> id) {
    session.pace().await();
    printed.flush();
    switch (shown.add(bundle)) {
      case SHOW -> publish("display_data", content(bundle, id));
      case SAY_FULL -> publish("stream", Map.of("name", "stderr", "text", ShownOutputs.FULL));
      case LEAVE_OUT -> {} // the learner was told when the first one was left out
    }
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    printed.flush();
    updates.update(id, bundle);
  }

  private void publishUpdate(String id, MimeBundle bundle) {
    publish("update_display_data", content(bundle, Optional.of(id)));
  }

  /** Sends what waits, at the end of the cell. */
  void finish() {
    updates.flush();
    printed.finish();
  }

  @Override
  public void clear(boolean wait) {
    session.pace().await();
    printed.restart();
    shown.restart();
    publish("clear_output", Map.of("wait", wait));
  }

  @Override
  public String input(String prompt, boolean password) {
    printed.flush();
    return stdin.ask(request, mayAsk, prompt, password);
  }

  /** Reads a line for {@code System.in}: what was printed last on the line is the prompt. */
  String readLine() {
    String prompt = printed.takeUnfinishedLine();
    return input(prompt, false) + "\n";
  }

  /** Sends a message of a line to the front end. */
  void publishComm(String type, Map<String, Object> content) {
    session.pace().await();
    publish(type, content);
  }

  /** Tells all front ends about this cell. */
  void publish(String type, Map<String, Object> content) {
    session.broadcast(request.header().map(), type, content);
  }

  private static Map<String, Object> content(MimeBundle bundle, Optional<String> id) {
    return Map.of(
        "data", bundle.data(),
        "metadata", Map.of(),
        "transient", id.isPresent() ? Map.of("display_id", id.get()) : Map.of());
  }
}
