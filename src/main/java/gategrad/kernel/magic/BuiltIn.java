package gategrad.kernel.magic;

import gategrad.kernel.display.MimeBundle;
import gategrad.kernel.display.Text;
import gategrad.kernel.engine.Engine.Documentation;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.errors.JavaNames;
import gategrad.text.Elapsed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The magics that every session has. */
final class BuiltIn {
  private BuiltIn() {}

  static List<Magic> all() {
    return List.of(
        new SimpleMagic(
            "help", "%help [name]: these lines, or the documentation of a name", BuiltIn::help),
        new SimpleMagic("vars", "%vars: your variables with type and value", BuiltIn::vars),
        new SimpleMagic("imports", "%imports: the imports in force", BuiltIn::imports),
        new SimpleMagic(
            "reset",
            "%reset: forgets all that cells declared; %reset name ...: sets variables to null or 0",
            BuiltIn::reset),
        new SimpleMagic(
            "time", "%time statement, %%time: how long a line or the cell takes", BuiltIn::time),
        new SimpleMagic("load", "%load file: runs the Java of a file", LoadMagic::run),
        new SimpleMagic(
            "jars", "%jars path ...: lets cells use jars; * stands for any name", JarsMagic::run),
        new SimpleMagic(
            "classpath", "%classpath path ...: the same for folders of classes", JarsMagic::run),
        new SimpleMagic(
            "maven",
            "%maven group:artifact:version ...: fetches libraries with all they need, through Maven",
            MavenMagic::run));
  }

  private static Outcome help(Magic.Call call, MagicSession session) {
    if (call.argument().isEmpty()) {
      return shown(
          new Note(
              session.magics().all().stream().map(Magic::help).collect(Collectors.joining("\n"))));
    }
    String name = call.argument();
    Documentation found =
        session
            .engine()
            .inspect(name, name.length())
            .orElseThrow(() -> new MagicFailure("nothing is known of '" + name + "'"));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(MimeBundle.TEXT, found.text());
    if (!found.html().isBlank()) {
      page.put(MimeBundle.HTML, found.html());
    }
    session.page(new MimeBundle(page));
    return done();
  }

  private static Outcome vars(Magic.Call call, MagicSession session) {
    var variables = session.engine().variables();
    if (variables.isEmpty()) {
      return shown(new Note("no variables yet"));
    }
    return shown(
        new Note(
            variables.stream()
                .map(v -> JavaNames.plain(v.type()) + " " + v.name() + " = " + Text.line(v.value()))
                .collect(Collectors.joining("\n"))));
  }

  private static Outcome imports(Magic.Call call, MagicSession session) {
    return shown(new Note(String.join("\n", session.engine().imports())));
  }

  private static Outcome reset(Magic.Call call, MagicSession session) {
    if (!call.argument().isBlank()) {
      return clear(List.of(call.argument().strip().split("[\\s,]+")), session);
    }
    session.engine().reset();
    return shown(new Note("everything that cells declared is forgotten"));
  }

  private static Outcome clear(List<String> names, MagicSession session) {
    List<String> unknown = session.engine().clear(names);
    if (!unknown.isEmpty()) {
      throw new MagicFailure("there is no variable " + String.join(", ", unknown));
    }
    return shown(new Note(String.join(", ", names) + " set to null or 0"));
  }

  private static Outcome time(Magic.Call call, MagicSession session) {
    if (call.body().isBlank()) {
      throw new MagicFailure("write a statement behind it: %time train(net)");
    }
    long start = System.nanoTime();
    Outcome outcome = session.run(call.body());
    System.out.println("time: " + Elapsed.precise((System.nanoTime() - start) / 1e9));
    return outcome;
  }

  static Outcome shown(Object value) {
    return new Outcome.Shown(value, List.of());
  }

  static Outcome done() {
    return new Outcome.Done(List.of());
  }
}
