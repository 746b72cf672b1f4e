package gategrad.kernel.jshell;

import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.source.Token;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;

/**
 * The start-up imports, each made when a cell first mentions a name that it imports; those of
 * others are made at once, so that a wrong one is known.
 *
 * <p>A cell cannot tell, but it starts sooner: for every import of a whole package the compiler
 * lists that package, and for all of them that takes a fifth of the time to the first answer.
 */
final class LazyImports {
  private static final Pattern ON_DEMAND = Pattern.compile("import\\s+([\\w.]+)\\.\\*\\s*;");
  private static final Pattern SINGLE = Pattern.compile("import\\s+[\\w.\\s]+\\.(\\w+)\\s*;");

  /**
   * JShell names a snippet of several imports after the first one, and a cell with that import
   * would replace them all; nobody writes this one. Nor does any cell depend on it, so that making
   * more imports leaves what cells declared alone.
   */
  private static final String FIRST = "import java.lang.annotation.Documented;";

  private final JShell shell;
  private final EngineOptions options;
  private final ClassLoader packages;
  private final List<String> lines;
  private final List<String> waiting;
  private final List<String> made = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  LazyImports(JShell shell, EngineOptions options) {
    this.shell = shell;
    this.options = options;
    packages = new URLClassLoader(classPath(options), ClassLoader.getPlatformClassLoader());
    List<String> others = options.moreImports().get();
    lines = new ArrayList<>(options.imports());
    lines.addAll(others);
    waiting = new ArrayList<>(lines);
    make(line -> others.contains(line) || !canWait(line));
  }

  /** Whether it can be told which names a line imports. */
  private static boolean canWait(String line) {
    return ON_DEMAND.matcher(line).matches() || SINGLE.matcher(line).matches();
  }

  /** What the compiler sees: not the class path of this JVM, which has libraries that may wait. */
  private static URL[] classPath(EngineOptions options) {
    String[] paths = System.getProperty("java.class.path").split(File.pathSeparator);
    return Stream.concat(Stream.of(paths).map(Path::of), options.classPath().get().stream())
        .map(LazyImports::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a path of the class path is odd", e);
    }
  }

  /** All start-up imports, made or not. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** A line for each import that does not compile. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Makes the imports that this cell may need. */
  void before(String cell) {
    Set<String> names =
        Token.of(cell).stream()
            .filter(Token::isName)
            .map(Token::text)
            .filter(seen::add)
            .collect(Collectors.toSet());
    if (!names.isEmpty()) {
      make(line -> names.stream().anyMatch(name -> imports(line, name)));
    }
  }

  /**
   * Gives up the import of a method whose name a cell has given to a method of its own: Java would
   * find a call of either ambiguous.
   */
  void giveUp(String method) {
    Predicate<String> same = line -> line.contains(" static ") && imports(line, method);
    lines.removeIf(same);
    waiting.removeIf(same);
    if (made.removeIf(same)) {
      compiles(List.of());
    }
  }

  /** Makes all imports, since what is proposed may be in any of them. */
  void makeAll() {
    make(line -> true);
  }

  private boolean imports(String line, String name) {
    Matcher onDemand = ON_DEMAND.matcher(line);
    if (onDemand.matches()) {
      String file = onDemand.group(1).replace('.', '/') + "/" + name + ".class";
      return packages.getResource(file) != null;
    }
    Matcher one = SINGLE.matcher(line);
    return one.matches() && one.group(1).equals(name);
  }

  private void make(Predicate<String> wanted) {
    List<String> now = waiting.stream().filter(wanted).toList();
    if (now.isEmpty()) {
      return;
    }
    waiting.removeAll(now);
    if (compiles(now)) {
      made.addAll(now);
      return;
    }
    for (String line : now) {
      if (compiles(List.of(line))) {
        made.add(line);
      } else {
        problems.add("a start-up import is left out, because it does not compile: " + line);
      }
    }
    compiles(List.of()); // an import that failed has taken the place of those made before
  }

  private boolean compiles(List<String> more) {
    String imports = FIRST + String.join(" ", made) + " " + String.join(" ", more);
    return shell.eval(imports).stream().noneMatch(e -> e.status() == Status.REJECTED);
  }

  /** Whether this import is our own means, not a learner's. */
  boolean isOurs(String line) {
    return line.equals(FIRST) || made.contains(line);
  }
}
