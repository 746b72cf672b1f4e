package gategrad.kernel.jshell.bytecode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The constants of a class file, and more of them behind; none moves, so no instruction has to.
 * Format: JVM specification, 4.4.
 */
final class ConstantPool {
  static final int UTF8 = 1;
  static final int METHOD = 10;
  static final int METHOD_HANDLE = 15;

  static final int FIELD = 9;
  static final int INTERFACE_METHOD = 11;
  static final int METHOD_TYPE = 16;
  static final int DYNAMIC = 17;
  static final int INVOKE_DYNAMIC = 18;
  static final int CLASS = 7;
  static final int NAME_AND_TYPE = 12;

  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final byte[] bytes;
  private final int[] offset;
  private final int end;
  private final ByteArrayOutputStream more = new ByteArrayOutputStream();
  private int count;

  /** The constants of this class file. */
  ConstantPool(byte[] classFile) {
    bytes = classFile;
    count = u2(8);
    offset = new int[count];
    int at = 10;
    for (int i = 1; i < count; i++) {
      offset[i] = at;
      int tag = bytes[at];
      at += size(tag, at);
      i += tag == LONG || tag == DOUBLE ? 1 : 0; // these take two numbers
    }
    end = at;
  }

  private int size(int tag, int at) {
    return switch (tag) {
      case UTF8 -> 3 + u2(at + 1);
      case LONG, DOUBLE -> 9;
      case CLASS, 8, 16, 19, 20 -> 3;
      case METHOD_HANDLE -> 4;
      default -> 5;
    };
  }

  /** Constants are numbered from 1 to below this. */
  int count() {
    return offset.length;
  }

  /** Where the first byte behind the constants is. */
  int end() {
    return end;
  }

  /** Where a constant's tag is. */
  int at(int index) {
    return offset[index];
  }

  /** What kind of constant this is; 0 for the second number of a long one. */
  int tag(int index) {
    return offset[index] == 0 ? 0 : bytes[offset[index]];
  }

  /** A number of another constant, which stands in this one: the first has number 0. */
  int part(int index, int which) {
    return u2(offset[index] + 1 + 2 * which);
  }

  /** Whether a constant has this tag; the number behind a long or double has none. */
  boolean is(int tag, int index) {
    return offset[index] != 0 && bytes[offset[index]] == tag;
  }

  /** The owner and name of a method constant, such as {@code java/lang/System.exit}. */
  String method(int index) {
    int owner = offset[u2(offset[index] + 1)];
    int nameAndType = offset[u2(offset[index] + 3)];
    return utf8(u2(owner + 1)) + "." + utf8(u2(nameAndType + 1));
  }

  /** The text of a UTF-8 constant. */
  String utf8(int index) {
    int at = offset[index] + 1;
    try (var data = new DataInputStream(new ByteArrayInputStream(bytes, at, 2 + u2(at)))) {
      return data.readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the first group of this pattern matches in any text of the constants. */
  Set<String> mentioned(Pattern pattern) {
    var found = new TreeSet<String>();
    for (int i = 1; i < count(); i++) {
      if (is(UTF8, i)) {
        pattern.matcher(utf8(i)).results().forEach(match -> found.add(match.group(1)));
      }
    }
    return found;
  }

  /** Appends a class; the result is its number. */
  int addClass(String name) {
    return add(CLASS, addUtf8(name));
  }

  /** Appends a name with a descriptor; the result is its number. */
  int addNameAndType(String name, String type) {
    return add(NAME_AND_TYPE, addUtf8(name), addUtf8(type));
  }

  private int addUtf8(String text) {
    try (var data = new DataOutputStream(more)) {
      data.writeByte(UTF8);
      data.writeUTF(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count++;
  }

  private int add(int tag, int... references) {
    more.write(tag);
    for (int reference : references) {
      more.write(reference >> 8);
      more.write(reference);
    }
    return count++;
  }

  /** The class file with what was appended. */
  byte[] classFile() {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, 8);
    out.write(count >> 8);
    out.write(count);
    out.write(bytes, 10, end - 10);
    out.writeBytes(more.toByteArray());
    out.write(bytes, end, bytes.length - end);
    return out.toByteArray();
  }

  /** The number that the two bytes here make. */
  int u2(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
