package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What cells can use already: of two versions of a library Java takes the one that came first, and
 * says nothing.
 */
record LibrariesInForce(Engine engine) {
  /** Whether this jar brings something; if not, a line says what is used in its place. */
  boolean isNew(Path jar, List<String> lines) {
    Optional<String> inForce =
        firstClass(jar).flatMap(engine::resource).map(LibrariesInForce::fileName);
    inForce.ifPresent(other -> lines.add(line(jar.getFileName().toString(), other)));
    return inForce.isEmpty();
  }

  private String line(String wanted, String inForce) {
    if (wanted.equals(inForce)) {
      return wanted + " is there already";
    }
    return engine.isItsOwn(inForce)
        ? "the kernel brings " + inForce + " itself: cells use that, not " + wanted
        : inForce
            + " is there already and stays, so that "
            + wanted
            + " is not used; to change the version, restart the kernel";
  }

  private static Optional<String> firstClass(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .<String>map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .filter(name -> !name.endsWith("module-info.class"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("a jar that Maven fetched cannot be read: " + jar, e);
    }
  }

  /** Of {@code jar:file:/lib/one-1.0.jar!/a/B.class} the jar's name. */
  private static String fileName(URL resource) {
    return resource.toString().replaceFirst("!/.*", "").replaceFirst(".*/", "");
  }
}
