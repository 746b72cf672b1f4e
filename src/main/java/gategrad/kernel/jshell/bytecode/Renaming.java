package gategrad.kernel.jshell.bytecode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/** Gives classes another name, such as a wrapper class of JShell and the classes nested in it. */
public final class Renaming {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.(\\$JShell\\$\\w+)");

  private final Pattern old;
  private final String now;

  private Renaming(String old, String now) {
    this.old = Pattern.compile(old + "(?!\\w)");
    this.now = now;
  }

  /** A class file in which one class has another name; both names have dots. */
  public static byte[] of(byte[] classFile, String old, String now) {
    String to = Matcher.quoteReplacement(now.replace('.', '/'));
    return new Renaming(Pattern.quote(old.replace('.', '/')), to).of(classFile);
  }

  /**
   * The same classes under another name.
   *
   * @param classes one wrapper class and those nested in it
   * @param now the new simple name of the wrapper class
   */
  public static ClassBytecodes[] of(ClassBytecodes[] classes, String now) {
    Matcher wrapper = WRAPPER.matcher(classes[0].name());
    if (!wrapper.lookingAt()) {
      throw new IllegalArgumentException(classes[0].name() + " is no wrapper class of JShell");
    }
    var renaming =
        new Renaming(
            "REPL([./])" + Pattern.quote(wrapper.group(1)),
            "REPL$1" + Matcher.quoteReplacement(now));
    return Stream.of(classes)
        .map(c -> new ClassBytecodes(renaming.of(c.name()), renaming.of(c.bytecodes())))
        .toArray(ClassBytecodes[]::new);
  }

  private String of(String text) {
    return old.matcher(text).replaceAll(now);
  }

  /** Names, descriptors and signatures are all UTF-8 constants. */
  private byte[] of(byte[] classFile) {
    var pool = new ConstantPool(classFile);
    var renamed = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(renamed)) {
      int copied = 0;
      for (int i = 1; i < pool.count(); i++) {
        if (pool.is(ConstantPool.UTF8, i) && old.matcher(pool.utf8(i)).find()) {
          int length = pool.at(i) + 1;
          data.write(classFile, copied, length - copied);
          data.writeUTF(of(pool.utf8(i)));
          copied = length + 2 + pool.u2(length);
        }
      }
      data.write(classFile, copied, classFile.length - copied);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return renamed.toByteArray();
  }
}
