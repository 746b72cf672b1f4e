package gategrad.kernel.jshell.assist;

import gategrad.kernel.engine.Engine.Completion;
import gategrad.kernel.engine.Engine.Proposal;
import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.source.Cut;
import gategrad.kernel.source.LocalNames;
import gategrad.kernel.source.Token;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Proposals at the cursor: JShell's names, with types and signatures added. */
public final class Completer {
  private static final String MARK = "mark";

  private final JShell shell;
  private final TypeFinder types;

  public Completer(JShell shell, TypeFinder types) {
    this.shell = shell;
    this.types = types;
  }

  /**
   * The last statement alone is understood best; but it may use what those before it declare.
   * JShell knows members of that, and nothing of the names themselves.
   */
  public Completion complete(String source, int cursor) {
    String before = source.substring(0, cursor);
    if (isText(before)) {
      return new Completion(List.of(), cursor, cursor);
    }
    int start = Cut.of(before).last();
    int prefix = cursor;
    while (prefix > 0 && Character.isJavaIdentifierPart(before.charAt(prefix - 1))) {
      prefix--;
    }
    boolean member = before.substring(0, prefix).stripTrailing().endsWith(".");
    boolean inAll = member && start > 0;
    Completion found = atEnd(inAll ? WholeCell.asBlock(before) : before.substring(start), cursor);
    Completion all =
        inAll && found.proposals().isEmpty() ? atEnd(before.substring(start), cursor) : found;
    return member || isImport(before.substring(start))
        ? all
        : withLocals(all, before.substring(0, prefix), before.substring(prefix), prefix);
  }

  private static boolean isImport(String statement) {
    return statement.stripLeading().startsWith("import ");
  }

  /** The names of the cell first: who types is mostly about to use what stands above. */
  private static Completion withLocals(Completion found, String before, String typed, int start) {
    List<Proposal> locals =
        LocalNames.at(before).stream()
            .filter(name -> name.name().startsWith(typed) && !name.name().equals(typed))
            .map(Completer::proposal)
            .toList();
    if (locals.isEmpty()) {
      return found;
    }
    Stream<Proposal> others =
        found.start() == start
            ? found.proposals().stream()
                .filter(p -> locals.stream().noneMatch(l -> l.text().equals(p.text())))
            : Stream.of();
    return new Completion(
        Stream.concat(locals.stream(), others).toList(), start, start + typed.length());
  }

  private static Proposal proposal(LocalNames.Name name) {
    return switch (name.kind()) {
      case METHOD -> new Proposal(name.name() + "(", "function", name.declaration());
      case TYPE -> new Proposal(name.name(), "class", name.declaration());
      case VARIABLE -> new Proposal(name.name(), "instance", name.declaration());
    };
  }

  /** Whether the cursor is in a comment, a string or a text block. */
  private static boolean isText(String before) {
    int line = before.lastIndexOf('\n') + 1;
    List<Token> tokens = Token.of(before + MARK);
    return tokens.isEmpty()
        || !tokens.get(tokens.size() - 1).text().endsWith(MARK)
        || tokens.stream().anyMatch(token -> token.isOpen() && token.end() > line);
  }

  private Completion atEnd(String text, int cursor) {
    var anchor = new int[1];
    List<Suggestion> found =
        shell.sourceCodeAnalysis().completionSuggestions(text, text.length(), anchor);
    Map<String, String> signatures = signatures(text, anchor[0]);
    List<Proposal> proposals =
        Stream.concat(
                found.stream().filter(Suggestion::matchesType),
                found.stream().filter(s -> !s.matchesType()))
            .map(Suggestion::continuation)
            .distinct()
            .map(name -> proposal(name, signatures))
            .toList();
    return new Completion(proposals, cursor - (text.length() - anchor[0]), cursor);
  }

  private static Proposal proposal(String text, Map<String, String> signatures) {
    String name = text.replaceAll("\\W.*", "");
    return new Proposal(text, kind(text, name), signatures.getOrDefault(name, ""));
  }

  private static String kind(String text, String name) {
    if (text.endsWith("(") || text.endsWith("()")) {
      return Character.isUpperCase(text.charAt(0)) ? "class" : "function";
    }
    if (SourceVersion.isKeyword(name)) {
      return "keyword";
    }
    if (text.endsWith(".")) {
      return "module";
    }
    boolean constant = name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT));
    return !constant && Character.isUpperCase(text.charAt(0)) ? "class" : "instance";
  }

  private Map<String, String> signatures(String text, int anchor) {
    if (anchor == 0 || text.charAt(anchor - 1) != '.') {
      return ownNames();
    }
    String receiver = text.substring(0, anchor - 1);
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    return Optional.ofNullable(analysis.analyzeType(receiver, receiver.length()))
        .flatMap(types::find)
        .or(() -> types.find(receiver.replaceAll("(?s).*[^\\w.]", "")))
        .map(Completer::members)
        .orElse(Map.of());
  }

  private Map<String, String> ownNames() {
    var names = new TreeMap<String, String>();
    shell.methods().forEach(m -> names.put(m.name(), m.name() + method(m.signature())));
    shell.variables().forEach(v -> names.put(v.name(), v.typeName() + " " + v.name()));
    return names;
  }

  /** JShell writes {@code (int,int)int}. */
  private static String method(String signature) {
    int end = signature.lastIndexOf(')') + 1;
    return signature.substring(0, end).replace(",", ", ") + ": " + signature.substring(end);
  }

  private static Map<String, String> members(Class<?> type) {
    var signatures = new TreeMap<String, String>();
    for (Member member : allMembers(type)) {
      String text = member instanceof Method m ? signature(m) : field((Field) member);
      signatures.merge(member.getName(), text, (a, b) -> a.contains(b) ? a : a + "\n" + b);
    }
    return signatures;
  }

  private static List<Member> allMembers(Class<?> type) {
    var members = new ArrayList<Member>(Arrays.asList(type.getMethods()));
    members.addAll(Arrays.asList(type.getFields()));
    for (Class<?> t = type; t != null && t.getName().startsWith("REPL."); t = t.getSuperclass()) {
      members.addAll(Arrays.asList(t.getDeclaredFields()));
      members.addAll(Arrays.asList(t.getDeclaredMethods()));
    }
    members.removeIf(Member::isSynthetic);
    return members;
  }

  private static String field(Field field) {
    return JavaNames.plain(field.getGenericType().getTypeName()) + " " + field.getName();
  }

  private static String signature(Method method) {
    String parameters =
        Arrays.stream(method.getParameters())
            .map(
                p ->
                    p.getParameterizedType().getTypeName()
                        + (p.isNamePresent() ? " " + p.getName() : ""))
            .collect(Collectors.joining(", ", "(", ")"));
    String before = Modifier.isStatic(method.getModifiers()) ? "static " : "";
    return before
        + JavaNames.plain(
            method.getName() + parameters + ": " + method.getGenericReturnType().getTypeName());
  }
}
