package gategrad.kernel.jshell.bytecode;

import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/** Goes through the instructions of all methods of a class file; JVM specification, 4.7.3 and 6. */
final class Instructions {
  private static final int WIDE = 0xc4;
  private static final int IINC = 0x84;

  private final byte[] bytes;
  private final ConstantPool pool;
  private final ObjIntConsumer<String> visitor;
  private String method = "";
  private int at;

  private Instructions(byte[] bytes, ConstantPool pool, ObjIntConsumer<String> visitor) {
    this.bytes = bytes;
    this.pool = pool;
    this.visitor = visitor;
  }

  /** Calls the visitor with the place of each instruction. */
  static void visit(byte[] classFile, ConstantPool pool, IntConsumer visitor) {
    visitMethods(classFile, pool, (method, at) -> visitor.accept(at));
  }

  /**
   * Calls the visitor with the name and descriptor of the method, as {@code f(D)D}, and the place
   * of each instruction.
   *
   * @return where the attributes of the class begin
   */
  static int visitMethods(byte[] classFile, ConstantPool pool, ObjIntConsumer<String> visitor) {
    var walk = new Instructions(classFile, pool, visitor);
    walk.at = pool.end() + 6; // access, this, super
    walk.at += 2 + 2 * walk.pool.u2(walk.at); // interfaces
    walk.members(); // fields
    walk.members(); // methods
    return walk.at;
  }

  private void members() {
    int members = u2();
    for (int i = 0; i < members; i++) {
      method = pool.utf8(pool.u2(at + 2)) + pool.utf8(pool.u2(at + 4));
      at += 6; // access, name, type
      int attributes = u2();
      for (int j = 0; j < attributes; j++) {
        attribute();
      }
    }
  }

  private void attribute() {
    String name = pool.utf8(u2());
    int length = u4(at);
    if (name.equals("Code")) {
      int start = at + 12; // length, stack, locals, length of the code
      int end = start + u4(at + 8);
      for (int i = start; i < end; i += length(i, start)) {
        visitor.accept(method, i);
      }
    }
    at += 4 + length;
  }

  private int length(int i, int start) {
    int code = bytes[i] & 0xff;
    int padded = i + 4 - (i - start) % 4; // the tables of a switch begin at a multiple of four
    if (code == 0xaa) {
      return padded - i + 12 + 4 * (u4(padded + 8) - u4(padded + 4) + 1);
    } else if (code == 0xab) {
      return padded - i + 8 + 8 * u4(padded + 4);
    } else if (code == WIDE) {
      return (bytes[i + 1] & 0xff) == IINC ? 6 : 4;
    }
    return length(code);
  }

  /** Of the opcodes without an operand there is one byte, of the others these. */
  private static int length(int code) {
    if (code >= 0xc8 || code == 0xb9 || code == 0xba) {
      return 5; // far jumps, invokeinterface, invokedynamic
    } else if (code == 0xc5) {
      return 4; // new array of arrays
    } else if (code == 0x11
        || code == 0x13
        || code == 0x14
        || code == IINC
        || between(code, 0x99, 0xa8) // jumps
        || between(code, 0xb2, 0xb8) // fields and calls
        || code == 0xbb
        || code == 0xbd
        || between(code, 0xc0, 0xc1) // casts
        || code >= 0xc6) {
      return 3;
    }
    boolean one = code == 0x10 || code == 0x12 || code == 0xa9 || code == 0xbc;
    return one || between(code, 0x15, 0x19) || between(code, 0x36, 0x3a) ? 2 : 1;
  }

  private static boolean between(int code, int first, int last) {
    return first <= code && code <= last;
  }

  private int u2() {
    at += 2;
    return pool.u2(at - 2);
  }

  private int u4(int position) {
    return pool.u2(position) << 16 | pool.u2(position + 2);
  }
}
