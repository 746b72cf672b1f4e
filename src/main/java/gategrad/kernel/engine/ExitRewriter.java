package gategrad.kernel.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes a compiled cell call {@link ExitGuard#exit} where it would call {@code System.exit}.
 *
 * <p>Only the constant pool changes: the method reference gets another owner, which is appended as
 * two constants, so that no instruction moves. Format: JVM specification, 4.4.
 */
final class ExitRewriter {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;
  private static final String GUARD = ExitGuard.class.getName().replace('.', '/');

  private final byte[] bytes;
  private final int count;
  private final int[] offset;
  private int poolEnd;

  private ExitRewriter(byte[] bytes) {
    this.bytes = bytes.clone();
    this.count = u2(8);
    this.offset = new int[count];
    readOffsets();
  }

  /** The class with its calls of System.exit redirected; the same bytes if there is none. */
  static byte[] rewrite(byte[] classFile) {
    return new ExitRewriter(classFile).redirect(classFile);
  }

  private void readOffsets() {
    int at = 10;
    for (int i = 1; i < count; i++) {
      offset[i] = at;
      int tag = bytes[at];
      at += size(tag, at);
      if (tag == LONG || tag == DOUBLE) {
        i++;
      }
    }
    poolEnd = at;
  }

  private int size(int tag, int at) {
    return switch (tag) {
      case UTF8 -> 3 + u2(at + 1);
      case LONG, DOUBLE -> 9;
      case CLASS, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      default -> 5;
    };
  }

  private byte[] redirect(byte[] original) {
    boolean found = false;
    for (int i = 1; i < count; i++) {
      if (offset[i] != 0 && bytes[offset[i]] == METHOD && isExit(offset[i])) {
        bytes[offset[i] + 1] = (byte) (count + 1 >> 8);
        bytes[offset[i] + 2] = (byte) (count + 1);
        found = true;
      }
    }
    return found ? withGuard() : original;
  }

  private boolean isExit(int method) {
    int nameAndType = offset[u2(method + 3)];
    return bytes[nameAndType] == NAME_AND_TYPE
        && utf8(offset[u2(method + 1)] + 1).equals("java/lang/System")
        && utf8(nameAndType + 1).equals("exit");
  }

  private byte[] withGuard() {
    var out = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(out)) {
      data.write(bytes, 0, 8);
      data.writeShort(count + 2);
      data.write(bytes, 10, poolEnd - 10);
      data.writeByte(UTF8);
      data.writeUTF(GUARD);
      data.writeByte(CLASS);
      data.writeShort(count);
      data.write(bytes, poolEnd, bytes.length - poolEnd);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The text of the UTF-8 constant whose index stands at this position. */
  private String utf8(int position) {
    int at = offset[u2(position)] + 1;
    try (var data = new DataInputStream(new ByteArrayInputStream(bytes, at, 2 + u2(at)))) {
      return data.readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int u2(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
