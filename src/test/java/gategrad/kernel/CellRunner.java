package gategrad.kernel;

import gategrad.kernel.comm.Comms;
import gategrad.kernel.display.CurrentCell;
import gategrad.kernel.display.Display;
import gategrad.kernel.display.FrontEnd;
import gategrad.kernel.display.MimeBundle;
import gategrad.kernel.display.Renderers;
import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.jshell.JShellEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kernel without Jupyter and sockets: runs cells and collects what they show. */
public final class CellRunner implements AutoCloseable {
  private final Engine engine = JShellEngine.start(EngineOptions.of(StartImports.all()));
  private final Renderers renderers = new Renderers(List.of());
  private int count;

  /**
   * What a cell left behind.
   *
   * @param printed what it printed to System.out
   * @param errors what it printed to System.err
   * @param shown the text twins of what it displayed, the value of its last expression last
   * @param failure its error message; empty if it ran
   * @param value of its last expression
   */
  public record Output(
      String printed,
      String errors,
      List<String> shown,
      Optional<String> failure,
      Optional<Object> value) {}

  /** Runs one cell. */
  public Output run(String source) {
    var screen = new Screen(renderers);
    var outBefore = System.out;
    var errBefore = System.err;
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    CurrentCell.enter(screen);
    Outcome outcome;
    try {
      outcome = engine.run(new Engine.Cell(++count, source));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
    var shown = screen.texts();
    if (outcome instanceof Outcome.Shown value && !(value.value() instanceof Display)) {
      shown.add(renderers.render(value.value()).text());
    }
    return new Output(
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        shown,
        outcome instanceof Outcome.Failed failed
            ? Optional.of(failed.name() + ": " + failed.message())
            : Optional.empty(),
        outcome instanceof Outcome.Shown value
            ? Optional.ofNullable(value.value())
            : Optional.empty());
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Keeps the text twins of displays; what was updated later is left out, because it has times. */
  private static final class Screen implements FrontEnd {
    private final Renderers renderers;
    private final Comms comms = new Comms((type, content) -> {});
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Set<String> updated = new HashSet<>();

    Screen(Renderers renderers) {
      this.renderers = renderers;
    }

    synchronized List<String> texts() {
      var texts = new ArrayList<String>();
      shown.forEach((id, text) -> texts.add(updated.contains(id) ? LIVE : text));
      return texts;
    }

    @Override
    public Renderers renderers() {
      return renderers;
    }

    @Override
    public Comms comms() {
      return comms;
    }

    @Override
    public synchronized void show(MimeBundle bundle, Optional<String> id) {
      shown.put(id.orElse("output " + shown.size()), bundle.text());
    }

    @Override
    public synchronized void update(String id, MimeBundle bundle) {
      updated.add(id);
    }

    @Override
    public synchronized void clear(boolean wait) {
      shown.clear();
    }

    @Override
    public String input(String prompt, boolean password) {
      throw new IllegalStateException("a committed notebook must not ask for input: " + prompt);
    }
  }

  /** Stands for a display that changed while the cell ran. */
  public static final String LIVE = "(changes while it runs)";
}
