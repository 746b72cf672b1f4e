package gategrad.live;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of a class as the compiler left them, for a page that runs them: the methods that take
 * and give numbers, and what their instructions refer to. So a rule is written once, in Java, and
 * nothing has to be translated; {@code rules.js} knows the instructions that rules are made of.
 *
 * <p>Format: the JVM specification, chapter 4. References keep their numbers.
 *
 * @param name of the class, as in its file
 * @param references numbers, fields and methods by the number that instructions use
 * @param methods the size of their locals and their code in base 64, by name and descriptor
 */
record RuleCode(String name, Map<Integer, Object> references, Map<String, Object> methods) {
  /** Methods that take numbers or arrays of them, and give a number or nothing. */
  private static final Pattern NUMERIC = Pattern.compile("[^(]+\\([DIFZ\\[]*\\)[DIFZV]");

  private static final int NUMBER_FIELDS = 2;

  /**
   * The rules of the class with this name, if its file lies beside another class: where it does
   * not, or is not to be read, the page leaves the gate to Java and says so.
   */
  static Optional<RuleCode> of(String name, Class<?> beside) {
    try (InputStream in = beside.getResourceAsStream("/" + name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(read(new DataInputStream(in)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The classes that the methods here call or read, the JDK's left out. */
  Set<String> others() {
    return references.values().stream()
        .filter(String.class::isInstance)
        .map(member -> member.toString().replaceFirst("\\.[^.]*$", ""))
        .filter(owner -> !owner.startsWith("java/") && !owner.equals(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static RuleCode read(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    var constants = Constants.read(in);
    in.readUnsignedShort();
    String name = constants.className(in.readUnsignedShort());
    in.readUnsignedShort();
    in.skipNBytes(2L * in.readUnsignedShort());
    skipMembers(in);
    return new RuleCode(name, constants.references(NUMERIC), methods(in, constants));
  }

  /** Fields: a constant one is written into the instructions that use it. */
  private static void skipMembers(DataInputStream in) throws IOException {
    for (int field = in.readUnsignedShort(); field > 0; field--) {
      in.skipNBytes(3L * NUMBER_FIELDS);
      for (int attribute = in.readUnsignedShort(); attribute > 0; attribute--) {
        in.readUnsignedShort();
        in.skipNBytes(in.readInt());
      }
    }
  }

  private static Map<String, Object> methods(DataInputStream in, Constants constants)
      throws IOException {
    Map<String, Object> methods = new TreeMap<>();
    for (int method = in.readUnsignedShort(); method > 0; method--) {
      in.readUnsignedShort();
      String key = constants.utf8(in.readUnsignedShort()) + constants.utf8(in.readUnsignedShort());
      boolean wanted = NUMERIC.matcher(key).matches() && !key.startsWith("<init>");
      for (int attribute = in.readUnsignedShort(); attribute > 0; attribute--) {
        boolean code = constants.utf8(in.readUnsignedShort()).equals("Code");
        byte[] content = in.readNBytes(in.readInt());
        if (wanted && code) {
          methods.put(key, code(content));
        }
      }
    }
    return methods;
  }

  private static Map<String, Object> code(byte[] attribute) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(attribute));
    in.readUnsignedShort();
    int locals = in.readUnsignedShort();
    byte[] code = in.readNBytes(in.readInt());
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("l", locals);
    words.put("c", Base64.getEncoder().encodeToString(code));
    return words;
  }

  Map<String, Object> words() {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("r", references);
    words.put("m", methods);
    return words;
  }
}
