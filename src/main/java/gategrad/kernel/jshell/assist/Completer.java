package gategrad.kernel.jshell.assist;

import gategrad.kernel.engine.Engine.Completion;
import gategrad.kernel.engine.Engine.Proposal;
import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.source.Cut;
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

  /** The last statement alone is understood best; but it may use names of those before it. */
  public Completion complete(String source, int cursor) {
    String before = source.substring(0, cursor);
    if (isText(before)) {
      return new Completion(List.of(), cursor, cursor);
    }
    int start = Cut.of(before).last();
    Completion last = atEnd(before.substring(start), start);
    return last.proposals().isEmpty() && start > 0 ? atEnd(before, 0) : last;
  }

  /** Whether the cursor is in a comment, a string or a text block. */
  private static boolean isText(String before) {
    int line = before.lastIndexOf('\n') + 1;
    List<Token> tokens = Token.of(before + MARK);
    return tokens.isEmpty()
        || !tokens.get(tokens.size() - 1).text().endsWith(MARK)
        || tokens.stream().anyMatch(token -> token.isOpen() && token.end() > line);
  }

  private Completion atEnd(String text, int offset) {
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
    return new Completion(proposals, offset + anchor[0], offset + text.length());
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
