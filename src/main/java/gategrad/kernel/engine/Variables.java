package gategrad.kernel.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
final class Variables {
  private final JShell shell;
  private final CellExecution execution;
  private final CellLoader loader;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, String> resets = new TreeMap<>();

  Variables(JShell shell, CellExecution execution, CellLoader loader) {
    this.shell = shell;
    this.execution = execution;
    this.loader = loader;
  }

  private record Affected(VarSnippet snippet, Object value) {}

  /** Brings back what the events of one evaluation reset; returns a line for each that is lost. */
  List<String> restore(List<SnippetEvent> events) {
    var affected = new LinkedHashMap<String, Affected>();
    String changed = "";
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null && event.snippet() instanceof TypeDeclSnippet type) {
        changed = type.name();
      }
      note(event, affected);
    }
    var notices = new ArrayList<String>();
    var carry = new CarryOver(loader);
    Map<String, Class<?>> replaced = loader.takeReplaced();
    replaced.forEach((name, old) -> carryStatics(name, old, carry));
    for (var entry : affected.entrySet()) {
      restore(entry.getValue(), changed, carry).ifPresent(notices::add);
    }
    if (!replaced.isEmpty()) {
      notices.addAll(refresh(affected.keySet(), replaced.keySet(), changed, carry));
    }
    if (!carry.blanks().isEmpty()) {
      notices.add(blank(carry.blanks()));
    }
    return notices;
  }

  /** The variables that were reset and not set since, each with the reason. */
  Map<String, String> resets() {
    return resets;
  }

  private void note(SnippetEvent event, Map<String, Affected> affected) {
    if (!(event.snippet() instanceof VarSnippet variable)) {
      return;
    }
    if (event.causeSnippet() == null) {
      resets.remove(variable.name());
      field(variable).ifPresent(field -> fields.put(variable.name(), field));
    } else if (isAlive(event) && fields.containsKey(variable.name())) {
      affected.computeIfAbsent(variable.name(), n -> new Affected(variable, read(fields.get(n))));
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

  private Optional<String> restore(Affected affected, String changed, CarryOver carry) {
    String name = affected.snippet.name();
    Optional<Field> now = field(affected.snippet);
    try {
      Field field = now.orElseThrow(() -> new CarryOver.Impossible("its type no longer exists"));
      fields.put(name, field);
      Object value = changed.isEmpty() ? affected.value : carry.carry(affected.value);
      if (!FieldValues.fits(value, field.getType())) {
        throw new CarryOver.Impossible("its old value is no " + field.getType().getSimpleName());
      }
      field.set(null, value);
      return Optional.empty();
    } catch (CarryOver.Impossible | IllegalAccessException e) {
      return Optional.of(
          wasReset(name, changed.isEmpty() ? "what it depends on" : "class " + changed, e));
    }
  }

  private String wasReset(String name, String cause, Exception why) {
    resets.put(name, cause + " was changed");
    return name
        + " was reset: "
        + cause
        + " was changed, and the old value cannot be kept: "
        + why.getMessage()
        + ". Run the cell that sets "
        + name
        + " again";
  }

  private static String blank(Set<String> fields) {
    return "objects made before this edit have 0 or null in "
        + String.join(", ", fields)
        + ": only a constructor without arguments could give a new field its value";
  }

  /** Moves what was not reset but may hold objects of replaced classes. */
  private List<String> refresh(
      Set<String> done, Set<String> replaced, String changed, CarryOver carry) {
    loader.declared().stream()
        .filter(type -> !replaced.contains(CellLoader.learnersName(type)))
        .forEach(type -> carryStatics(CellLoader.learnersName(type), type, carry));
    Predicate<String> depends =
        Pattern.compile("\\b(" + String.join("|", replaced) + ")\\b").asPredicate();
    return shell
        .variables()
        .filter(variable -> !done.contains(variable.name()))
        .filter(variable -> fields.containsKey(variable.name()))
        .flatMap(variable -> refresh(variable, depends, changed, carry).stream())
        .toList();
  }

  private Optional<String> refresh(
      VarSnippet variable, Predicate<String> depends, String changed, CarryOver carry) {
    Field field = fields.get(variable.name());
    Object old = read(field);
    try {
      Object value = carry.carry(old);
      if (value != old && FieldValues.fits(value, field.getType())) {
        field.set(null, value);
      }
      return Optional.empty();
    } catch (CarryOver.Impossible e) {
      return depends.test(variable.typeName())
          ? Optional.of(reset(variable.name(), field, changed, e))
          : Optional.empty(); // such as a lambda that has nothing to do with the change
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of a cell cannot be set", e);
    }
  }

  private String reset(String name, Field field, String changed, CarryOver.Impossible why) {
    try {
      field.set(null, null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of a cell cannot be set", e);
    }
    return wasReset(name, "class " + changed, why);
  }

  private void carryStatics(String name, Class<?> old, CarryOver carry) {
    Class<?> now = loader.declared(name).orElse(old);
    if (!now.isEnum()) {
      try {
        carry.carryStatics(old, now);
      } catch (CarryOver.Impossible e) {
        if (old != now) {
          resets.put(name, "class " + name + " was changed");
        }
      }
    }
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
  Object value(VarSnippet variable) {
    return field(variable).map(Variables::read).orElse(null);
  }

  private static Object read(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of a cell cannot be read", e);
    }
  }
}
