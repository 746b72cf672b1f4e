package gategrad.kernel.source;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Writes statements and declarations of Java, each of them whole. */
final class GeneratedJava {
  private static final int DEEPEST = 3;

  private final RandomGenerator random;
  private int depth;
  private int names;

  GeneratedJava(RandomGenerator random) {
    this.random = random;
  }

  /** Anything that a cell may hold, with its semicolon where it needs one. */
  String statement() {
    return random.nextInt(3) == 0 ? declaration() : inMethod();
  }

  @SafeVarargs
  private String one(Supplier<String>... ways) {
    if (depth >= DEEPEST) {
      return ways[0].get();
    }
    depth++;
    String text = ways[random.nextInt(ways.length)].get();
    depth--;
    return text;
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String name() {
    return "n" + names++;
  }

  private String type() {
    return pick("int", "var", "String", "List<Map<String, int[]>>", "double[][]", "Object");
  }

  /** An expression that may also stand as a statement, such as a call. */
  private String effect() {
    return one(
        () -> "x++",
        () -> "f(" + expression() + ")",
        () -> "a.b(" + expression() + ").c(" + lambda() + ")",
        () -> "x " + pick("=", "+=", ">>>=", "%=") + " " + expression(),
        () -> "new C(" + expression() + ")",
        () -> "new C() { " + inMethodOfAClass() + " }",
        () -> "List.<String>of(" + expression() + ")",
        () -> "a[" + expression() + "] = " + expression());
  }

  String expression() {
    return one(
        () -> pick("1", "x", "\"; } {\"", "';'", "'\\''", "2e-3", "0x1F", "\"\\\"{\"", "null"),
        () -> "\"\"\"\n  ; } \\\"\"\" { \" // no\n  \"\"\"",
        () -> operand() + pick(" + ", " && ", " % ", " >> ") + operand(),
        () -> "n < " + operand(),
        () -> "i < j && k > " + operand(),
        () -> "(" + expression() + ")",
        () -> "(" + type().replace("var", "int") + ") " + pick("x", "(y)"),
        () -> "b ? " + operand() + " : " + operand(),
        () -> "new int[][] {{1, " + expression() + "}, {}}",
        () -> "o instanceof String s && s.isEmpty()",
        () -> pick("String::new", "int[]::new", "Map.Entry::getKey", "String.class"),
        () -> "!" + pick("a", "b.c()", "(" + expression() + ")"),
        this::lambda,
        this::switchExpression,
        this::effect);
  }

  private String operand() {
    return pick("x", "2", "\"}\"", "f()", "(" + expression() + ")");
  }

  private String lambda() {
    String parameters = pick("()", "x", "(a, b)", "(int a)", "(var a, var b)");
    return parameters + " -> " + one(() -> "1", this::expression, this::block);
  }

  private String switchExpression() {
    return "switch (" + expression() + ") { " + cases() + " }";
  }

  private String cases() {
    return pick(
        "case 0 -> throw new RuntimeException(); default -> " + expression() + ";",
        "case 0, 1 -> { " + inMethod() + " yield 1; } default -> throw new E();",
        "case A: yield " + pick("x", "f()", "!b", "\"}\"") + "; default: yield -1;",
        "default -> " + expression() + ";");
  }

  private String block() {
    return "{ " + (random.nextBoolean() ? inMethod() + " " : "") + inMethod() + " }";
  }

  /** What follows an if or a loop. */
  private String body() {
    return one(() -> effect() + ";", this::block, this::control, () -> ";");
  }

  private String inMethod() {
    return random.nextBoolean() ? local() : control();
  }

  private String local() {
    return one(
        () -> type() + " " + name() + " = " + expression() + ";",
        () -> "final int[] " + name() + " = {1, 2}, " + name() + " = {};",
        () -> "List<String>[] " + name() + ";",
        () -> "var " + name() + " = " + pick(lambda(), switchExpression()) + ";",
        this::localClass);
  }

  private String control() {
    return one(
        () -> effect() + ";",
        () -> "if (" + expression() + ") " + block(),
        () -> "if (" + expression() + ") " + effect() + "; else " + body(),
        () -> "if (a) " + block() + " else if (b) " + block() + " else " + body(),
        () -> "for (int i = 0, j = 1; i < 3; i++) " + body(),
        () -> "for (;;) { break; }",
        () -> "for (var e : " + expression() + ") " + body(),
        () -> "while (" + expression() + ") " + body(),
        () -> "do " + effect() + "; while (" + expression() + ");",
        () -> "do " + block() + " while (" + expression() + ");",
        () -> "try " + block() + " catch (E | F e) " + block(),
        () -> "try (var r = open(" + lambda() + ")) " + block() + " finally " + block(),
        () -> "synchronized (this) " + block(),
        () -> name() + ": for (;;) { continue x; }",
        () -> "switch (x) { case 1: " + effect() + "; break; default: " + effect() + "; }",
        () -> "switch (x) { case A, B -> " + effect() + "; default -> throw new E(); }",
        () -> "throw new E(" + expression() + ");",
        () -> "assert " + expression() + " : \"; }\";",
        this::block);
  }

  private String localClass() {
    return "class " + name() + " { " + inMethodOfAClass() + " }";
  }

  private String inMethodOfAClass() {
    return one(
        () -> "int k = 1;",
        () -> "{ " + inMethod() + " }",
        () -> "static int K = " + expression() + ";",
        () -> "void m() throws E " + block(),
        () -> "<T extends Comparable<T>> T[] m(final T... t) " + block(),
        () -> "enum E { A { void g() { } }, B(1); int q; }",
        () -> "static class N<T> extends M<T> { }");
  }

  private String declaration() {
    return one(
        () -> "int " + name() + "(int k) " + block(),
        () -> "static <T> List<T> " + name() + "(T t, int... r) throws E, F " + block(),
        () -> "@A(x = {1, 2}) public String[] " + name() + "() { return " + expression() + "; }",
        () -> "private static final double " + name() + " = " + expression() + ";",
        () -> "public class " + name() + "<T> extends B<T> { " + inMethodOfAClass() + " }",
        () -> "record R(@A int a, List<R> b) { R { " + inMethod() + " } }",
        () -> "enum " + name() + " { A, B { int f() { return 1; } }; " + inMethodOfAClass() + " }",
        () -> "interface " + name() + " { int f(); default void g() " + block() + " }",
        () -> "sealed interface " + name() + " permits P, Q { }",
        () -> "non-sealed class " + name() + " implements S { " + inMethodOfAClass() + " }",
        () -> "abstract class " + name() + " { abstract int f(); }",
        () -> "@interface " + name() + " { int x() default 1; }",
        () -> "import java.util." + pick("*", "function.Function", "List") + ";",
        () -> "import static java.lang.Math.*;");
  }

  /** What may stand between two statements. */
  String gap() {
    return pick(" ", "\n", "\n\n", "\r\n", "\t", "\n// ; } {\n", " /* } ; */ ", ";\n", "\n;;\n");
  }
}
