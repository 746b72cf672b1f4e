package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.run.CellLoader;
import gategrad.kernel.source.NestedTypes;
import gategrad.kernel.source.TypeHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Brings a type back whose edit did not compile.
 *
 * <p>JShell gives up the old type for the new text, whatever that is; objects of it would have no
 * type any more, or that of a library if it has the same name.
 */
final class LastGoodTypes {
  private final JShell shell;
  private final CellLoader loader;
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, TypeDeclSnippet> unfinished = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final List<SnippetEvent> emptied = new ArrayList<>();

  LastGoodTypes(JShell shell, CellLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /**
   * To be called before JShell gets a declaration. If a nested class becomes an inner one, or is
   * one no more, the old class file misleads the compiler: it asks for an enclosing object, or
   * fails and dumps its stack. An empty type in between makes JShell choose another name.
   */
  void before(String declaration) {
    TypeHeader.of(declaration)
        .filter(header -> changesKinds(sources.get(header.name()), declaration))
        .ifPresent(
            header -> loader.stub(header.name(), () -> emptied.addAll(shell.eval(header.stub()))));
  }

  private static boolean changesKinds(String before, String after) {
    Map<String, String> old = before == null ? Map.of() : NestedTypes.kinds(before);
    return NestedTypes.kinds(after).entrySet().stream()
        .anyMatch(
            type -> !type.getValue().equals(old.getOrDefault(type.getKey(), type.getValue())));
  }

  /**
   * All events of a declaration: those of emptying its type before, these, and those of bringing
   * the type back if the new text of it was rejected.
   */
  List<SnippetEvent> after(List<SnippetEvent> events) {
    var all = new ArrayList<>(emptied);
    emptied.clear();
    all.addAll(events);
    for (SnippetEvent event : events) {
      if (event.snippet() instanceof TypeDeclSnippet type) {
        if (event.causeSnippet() == null && event.status() == Status.REJECTED) {
          all.addAll(bringBack(type));
        } else if (event.status() == Status.VALID) {
          sources.put(type.name(), type.source());
          unfinished.remove(type.name());
        } else if (event.causeSnippet() == null) {
          unfinished.put(type.name(), type);
        }
      }
    }
    return all;
  }

  /** Whether a type that has objects perhaps waits for another one that its cell declares later. */
  boolean isWaiting() {
    return unfinished.values().stream().anyMatch(this::isMissing);
  }

  private boolean isMissing(TypeDeclSnippet type) {
    return sources.containsKey(type.name()) && shell.status(type) == Status.RECOVERABLE_NOT_DEFINED;
  }

  /**
   * To be called when a cell is over. A type may wait for others of its cell; if one waits still,
   * it is brought back.
   */
  List<SnippetEvent> afterCell() {
    var all = new ArrayList<SnippetEvent>();
    for (TypeDeclSnippet type : List.copyOf(unfinished.values())) {
      if (isMissing(type)) {
        String missing =
            shell.unresolvedDependencies(type).distinct().collect(Collectors.joining(" and "));
        notices.add(
            type.name()
                + " is as it was before this cell, since there is no "
                + missing
                + "; run this cell again when there is one");
        all.addAll(bringBack(type));
      }
    }
    unfinished.clear();
    return all;
  }

  /** What was brought back at the end of a cell, a line each. */
  List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  private List<SnippetEvent> bringBack(TypeDeclSnippet type) {
    String good = sources.get(type.name());
    List<SnippetEvent> events = good == null ? List.of() : shell.eval(good);
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null && event.status().isDefined()) {
        String wrapper = shell.sourceCodeAnalysis().wrapper(event.snippet()).fullClassName();
        loader.means(type.name(), wrapper);
      }
    }
    return events;
  }
}
