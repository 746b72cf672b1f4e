package gategrad.live;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The constants of a class file, as far as rules refer to them. JVM specification, 4.4. */
record Constants(Object[] entries) {

  /** A class, or the text of one, by the number of its name. */
  private record Name(int index) {}

  /** Two numbers of other constants: owner and member, or name and descriptor. */
  private record Pair(int first, int second) {}

  /** What rules have no use for. */
  private enum Other {
    ENTRY
  }

  static Constants read(DataInputStream in) throws IOException {
    var entries = new Object[in.readUnsignedShort()];
    for (int i = 1; i < entries.length; i++) {
      entries[i] = entry(in);
      if (entries[i] instanceof Double || entries[i] instanceof Long) {
        i++; // these take two numbers
      }
    }
    return new Constants(entries);
  }

  private static Object entry(DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    switch (tag) {
      case 1:
        return in.readUTF();
      case 3:
        return in.readInt();
      case 4:
        return in.readFloat();
      case 5:
        return in.readLong();
      case 6:
        return in.readDouble();
      case 7, 8, 16, 19, 20:
        return new Name(in.readUnsignedShort());
      case 9, 10, 11, 12:
        return new Pair(in.readUnsignedShort(), in.readUnsignedShort());
      case 15:
        in.skipNBytes(3);
        return Other.ENTRY;
      case 17, 18:
        in.skipNBytes(4);
        return Other.ENTRY;
      default:
        throw new IOException("a class file with the constant tag " + tag);
    }
  }

  String utf8(int index) {
    return (String) entries[index];
  }

  String className(int index) {
    return utf8(((Name) entries[index]).index);
  }

  /** Numbers, and members as {@code owner.name+descriptor}; of methods only those that match. */
  Map<Integer, Object> references(Pattern method) {
    Map<Integer, Object> references = new TreeMap<>();
    for (int i = 1; i < entries.length; i++) {
      if (entries[i] instanceof Float number) {
        references.put(i, number.doubleValue());
      } else if (entries[i] instanceof Double || entries[i] instanceof Integer) {
        references.put(i, entries[i]);
      } else if (entries[i] instanceof Pair pair && entries[pair.first] instanceof Name) {
        var member = (Pair) entries[pair.second];
        String name = utf8(member.first) + utf8(member.second);
        boolean field = !name.contains("(");
        if (field ? name.matches(".*[DIFZ]") : method.matcher(name).matches()) {
          references.put(i, className(pair.first) + "." + name);
        }
      }
    }
    return references;
  }
}
