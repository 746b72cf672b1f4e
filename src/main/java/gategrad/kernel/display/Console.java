package gategrad.kernel.display;

import gategrad.kernel.comm.Comms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The front end outside a notebook: text twins on {@code System.out}, lines of System.in. */
final class Console implements FrontEnd {
  private final Renderers renderers = new Renderers(List.of());
  private final Comms comms = new Comms((type, content) -> {});

  @Override
  public Renderers renderers() {
    return renderers;
  }

  @Override
  public Comms comms() {
    return comms;
  }

  @Override
  public void show(MimeBundle bundle, Optional<String> id) {
    System.out.println(bundle.text());
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    System.out.println(bundle.text());
  }

  @Override
  public void clear(boolean wait) {}

  @Override
  public String input(String prompt, boolean password) {
    System.out.print(prompt);
    try {
      String line = new BufferedReader(new InputStreamReader(System.in)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
