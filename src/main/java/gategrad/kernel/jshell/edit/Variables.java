package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.run.CellExecution;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * The variables of the learner, and how they survive an edit.
 *
 * <p>Where the JVM cannot redefine a class, JShell replaces it and with it, empty, the variables
 * that have its type. The old static fields still hold the values: they are carried over. All other
 * variables stay, but what they hold may be, or refer to, an object of the old class.
 */
public final class Variables {
  private final JShell shell;
  private final CellExecution execution;
  private final CellLoader loader;
  private final StaticFields statics;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, String> resets = new TreeMap<>();
  private final Map<String, String> notices = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private boolean typeDeclared;

  public Variables(
      JShell shell,
      CellExecution execution,
      CellLoader loader,
      ClassInitialization initialization) {
    this.shell = shell;
    this.execution = execution;
    this.loader = loader;
    statics = new StaticFields(loader, initialization);
  }

  private record Affected(VarSnippet snippet, Object value) {}

  /** Brings back what the events of one evaluation reset. */
  public void restore(List<SnippetEvent> events) {
    var affected = new LinkedHashMap<String, Affected>();
    String cause = "what it depends on";
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null && event.snippet() instanceof TypeDeclSnippet type) {
        cause = "class " + type.name();
        typeDeclared = true;
      }
      note(event, affected);
    }
    Map<String, Class<?>> replaced = loader.takeReplaced();
    if (!affected.isEmpty() || !replaced.isEmpty()) {
      var edit = new Edit(loader, replaced.keySet(), cause);
      affected.values().stream().map(this::emptied).forEach(edit::add);
      if (!replaced.isEmpty()) {
        others(affected.keySet()).forEach(edit::add);
        statics.places(replaced).forEach(edit::add);
      }
      edit.end(this::settled);
      edit.blanks().ifPresent(text -> notices.put(text, text));
    }
  }

  private void settled(CellPlace place, Optional<Edit.Loss> loss) {
    place.now().ifPresent(field -> fields.replace(place.name(), field));
    if (loss.isPresent()) {
      resets.put(place.name(), loss.get().cause() + " was changed");
      notices.put(place.name(), loss.get().text(place.name()));
    } else if (place.isEmptied() && place.value() != null) {
      notices.remove(place.name());
      resets.remove(place.name());
    }
  }

  /** What was lost since the last call, a line each; what another statement brought back is not. */
  public List<String> takeNotices() {
    if (typeDeclared) {
      noticeGone();
      typeDeclared = false;
    }
    List<String> taken = List.copyOf(notices.values());
    notices.clear();
    return taken;
  }

  /**
   * Variables whose declaration no longer compiles, as when a cell takes the name of its type. Not
   * after every cell, since JShell goes through all its snippets for them.
   */
  private void noticeGone() {
    Set<String> alive =
        shell
            .variables()
            .filter(variable -> shell.status(variable).isDefined())
            .map(VarSnippet::name)
            .collect(Collectors.toSet());
    gone.removeAll(alive);
    for (String name : fields.keySet()) {
      if (!alive.contains(name) && gone.add(name)) {
        notices.putIfAbsent(
            name,
            name
                + " cannot be used now: its declaration no longer compiles."
                + " Run the cell that declares it again");
      }
    }
  }

  /** The variables that were reset and not set since, each with the reason. */
  public Map<String, String> resets() {
    return resets;
  }

  private void note(SnippetEvent event, Map<String, Affected> affected) {
    if (!(event.snippet() instanceof VarSnippet variable)) {
      return;
    }
    if (event.causeSnippet() == null) {
      resets.remove(variable.name());
      gone.remove(variable.name());
      field(variable).ifPresent(field -> fields.put(variable.name(), field));
    } else if (isAlive(event) && fields.containsKey(variable.name())) {
      affected.computeIfAbsent(
          variable.name(), n -> new Affected(variable, FieldValues.readStatic(fields.get(n))));
      if (!event.status().isDefined()) {
        // its initialiser no longer compiles, but only its type is needed now
        shell
            .eval(variable.typeName() + " " + variable.name() + ";")
            .forEach(next -> noteRedeclared(next, affected));
      }
    }
  }

  private void noteRedeclared(SnippetEvent event, Map<String, Affected> affected) {
    if (event.snippet() instanceof VarSnippet variable && event.causeSnippet() == null) {
      Affected old = affected.get(variable.name());
      affected.put(variable.name(), new Affected(variable, old.value));
    } else {
      note(event, affected);
    }
  }

  private static boolean isAlive(SnippetEvent event) {
    return event.status() != Snippet.Status.OVERWRITTEN && event.status() != Snippet.Status.DROPPED;
  }

  private CellPlace emptied(Affected affected) {
    VarSnippet variable = affected.snippet;
    return new CellPlace(
        variable.name(), variable.typeName(), affected.value, field(variable), true);
  }

  private List<CellPlace> others(Set<String> affected) {
    return shell
        .variables()
        .filter(v -> fields.containsKey(v.name()) && !affected.contains(v.name()))
        .map(v -> unaffected(v, fields.get(v.name())))
        .toList();
  }

  private static CellPlace unaffected(VarSnippet variable, Field field) {
    Object value = FieldValues.readStatic(field);
    return new CellPlace(variable.name(), variable.typeName(), value, Optional.of(field), false);
  }

  /** The static field that holds a variable; empty while the variable does not compile. */
  private Optional<Field> field(VarSnippet variable) {
    if (!shell.status(variable).isDefined()) {
      return Optional.empty();
    }
    shell.varValue(variable);
    return execution.takeField();
  }

  /** The value of a variable; null too while it does not compile. */
  public Object value(VarSnippet variable) {
    return field(variable).map(FieldValues::readStatic).orElse(null);
  }
}
