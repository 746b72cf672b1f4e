package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.edit.CellPlace.State;
import gategrad.kernel.jshell.run.CellCalls;
import gategrad.kernel.jshell.run.CellExecution;
import gategrad.kernel.jshell.run.CellLoader;
import gategrad.kernel.jshell.run.Snippets;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
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
  private final CellCalls calls;
  private final LastGoodTypes types;
  private final InitialLambdas lambdas;
  private final StaticFields statics;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, String> resets = new TreeMap<>();

  /** The values that were lost, in case the next edit is the one that takes the loss back. */
  private final Map<String, Object> lost = new HashMap<>();

  /** Not carried over before all types of the cell are there that objects may be of. */
  private final List<SnippetEvent> waiting = new ArrayList<>();

  private final Map<String, String> notices = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private boolean typeDeclared;

  public Variables(
      JShell shell,
      CellExecution execution,
      Snippets snippets,
      CellLoader loader,
      CellCalls calls) {
    this.shell = shell;
    this.calls = calls;
    this.execution = execution;
    this.loader = loader;
    types = new LastGoodTypes(shell, loader);
    lambdas = new InitialLambdas(shell, snippets, loader);
    statics = new StaticFields(loader);
  }

  private record Affected(VarSnippet snippet, Object value) {}

  /** To be called before JShell gets a declaration, and {@link #restore} after it. */
  public void prepare(String declaration) {
    types.before(declaration);
  }

  /** Brings back what the events of one evaluation reset. */
  public void restore(List<SnippetEvent> events) {
    List<SnippetEvent> all = types.after(events);
    all.forEach(this::noteDeclared);
    waiting.addAll(all);
    if (!types.isWaiting()) {
      carryOver();
    }
  }

  private void carryOver() {
    List<SnippetEvent> events = List.copyOf(waiting);
    waiting.clear();
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
      affected.values().forEach(a -> add(a.snippet, a.value, field(a.snippet), edit));
      if (!replaced.isEmpty()) {
        addOthers(affected.keySet(), edit);
        calls
            .call(() -> statics.places(replaced)) // runs static initialisers
            .orElse(List.of())
            .forEach(edit::add);
      }
      edit.end(calls, this::settled);
      edit.notices().forEach(text -> notices.put(text, text));
    }
    loader.endEdit();
  }

  /** A variable that JShell emptied. */
  private void add(VarSnippet variable, Object value, Optional<Field> now, Edit edit) {
    String name = variable.name();
    Object held = value == null ? lost.get(name) : value;
    edit.add(new CellPlace(name, variable.typeName(), held, now, State.EMPTY));
    now.flatMap(field -> lambdas.again(variable, held, field))
        .ifPresent(made -> edit.becomes(held, made));
  }

  /** All other variables stay, but what they hold may be of a replaced class. */
  private void addOthers(Set<String> emptied, Edit edit) {
    for (VarSnippet variable : shell.variables().toList()) {
      Field field = fields.get(variable.name());
      if (field != null && !emptied.contains(variable.name())) {
        Object value = FieldValues.readStatic(field);
        String name = variable.name();
        if (value == null && lost.containsKey(name)) {
          add(variable, value, Optional.of(field), edit);
          continue;
        }
        var now = Optional.of(field);
        edit.add(new CellPlace(name, variable.typeName(), value, now, State.UNTOUCHED));
        lambdas.again(variable, value, field).ifPresent(made -> edit.becomes(value, made));
      }
    }
  }

  private void settled(CellPlace place, Optional<Edit.Loss> loss) {
    String name = place.name();
    place.now().ifPresent(field -> fields.replace(name, field));
    if (loss.isPresent()) {
      notices.put(name, loss.get().text());
      if (loss.get().isReset()) {
        resets.put(name, loss.get().cause() + " was changed");
        lost.put(name, place.value());
      }
    } else if (place.state() == State.EMPTY && place.value() != null) {
      notices.remove(name);
      resets.remove(name);
      lost.remove(name);
    }
  }

  /** What was lost since the last call, a line each; what another statement brought back is not. */
  public List<String> takeNotices() {
    waiting.addAll(types.afterCell());
    carryOver();
    types.takeNotices().forEach(text -> notices.put(text, text));
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

  private void noteDeclared(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable && event.causeSnippet() == null) {
      resets.remove(variable.name());
      lost.remove(variable.name());
      gone.remove(variable.name());
      lambdas.declared(variable);
      field(variable).ifPresent(field -> fields.put(variable.name(), field));
    }
  }

  private void note(SnippetEvent event, Map<String, Affected> affected) {
    if (event.snippet() instanceof VarSnippet variable
        && event.causeSnippet() != null
        && isAlive(event)
        && fields.containsKey(variable.name())) {
      affected.computeIfAbsent(
          variable.name(), n -> new Affected(variable, FieldValues.readStatic(fields.get(n))));
      if (!shell.status(variable).isDefined()) {
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

  /** The static field that holds a variable; empty while the variable does not compile. */
  private Optional<Field> field(VarSnippet variable) {
    if (!shell.status(variable).isDefined()) {
      return Optional.empty();
    }
    shell.varValue(variable);
    return execution.takeField();
  }

  /** What the variables hold, by name, without asking JShell. */
  public Map<String, Object> values() {
    var values = new HashMap<String, Object>();
    fields.forEach((name, field) -> values.put(name, FieldValues.readStatic(field)));
    return values;
  }

  /** Gives variables that were just declared the values that they had in another session. */
  public void adopt(Map<String, Object> values) {
    Map<String, Class<?>> replaced = loader.takeReplaced();
    var edit = new Edit(loader, replaced.keySet(), "the engine");
    shell
        .variables()
        .filter(v -> values.containsKey(v.name()))
        .forEach(v -> edit.add(adopted(v, values.get(v.name()))));
    statics.places(replaced).forEach(edit::add);
    edit.end(calls, this::settled);
    loader.endEdit();
  }

  private CellPlace adopted(VarSnippet variable, Object value) {
    field(variable).ifPresent(field -> fields.put(variable.name(), field));
    return new CellPlace(variable.name(), variable.typeName(), value, field(variable), State.EMPTY);
  }

  /** Sets a variable to null, 0 or false; false if there is none of this name. */
  public boolean clear(String name) {
    Optional<Field> field = Optional.ofNullable(fields.get(name));
    field.ifPresent(f -> FieldValues.setStatic(f, Array.get(Array.newInstance(f.getType(), 1), 0)));
    return field.isPresent();
  }

  /** The value of a variable; null too while it does not compile. */
  public Object value(VarSnippet variable) {
    return field(variable).map(FieldValues::readStatic).orElse(null);
  }
}
