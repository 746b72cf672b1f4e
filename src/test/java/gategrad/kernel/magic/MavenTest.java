package gategrad.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.jshell.JShellEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code %maven} reads a library's name, finds Maven, and tells what became of it. */
class MavenTest {
  @ParameterizedTest
  @CsvSource({
    "g:a:1.0,g,a,jar,'',1.0",
    "g.h:a-b:1.0-jre,g.h,a-b,jar,'',1.0-jre",
    "g:a:jar:1.10.0,g,a,jar,'',1.10.0",
    "g:a:pom:1,g,a,pom,'',1",
    "g:a:test-jar:1,g,a,test-jar,'',1",
    "g:a:sources:1.0,g,a,jar,sources,1.0",
    "g:a:1.0:linux-x86_64,g,a,jar,linux-x86_64,1.0",
    "g:a:jar:linux:1.0,g,a,jar,linux,1.0",
    "g:a:RELEASE,g,a,jar,'',RELEASE",
  })
  void reads(
      String text, String group, String artifact, String type, String classifier, String version) {
    assertEquals(
        new MavenCoordinate(group, artifact, type, classifier, version), MavenCoordinate.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "g:a,has no version: write group:artifact:version",
    "guava,should be group:artifact:version",
    "g:a:1:2:3:4,should be group:artifact:version",
    "g:a:<b>,should be group:artifact:version",
  })
  void saysWhatANameLacks(String text, String message) {
    var failure = assertThrows(MagicFailure.class, () -> MavenCoordinate.of(text));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  private static final String ADVICE =
      "[\u001b[1;31mERROR\u001b[m]\n"
          + "[\u001b[1;31mERROR\u001b[m] To see the full stack trace of the errors, re-run Maven\n"
          + "[ERROR] Re-run Maven using the -X switch to enable full debug logging.\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Could not resolve dependencies for project n:n:jar:1: Could not find artifact g:a:jar:3 in central (https://repo.example.org/maven2) -> [Help 1]"
            + "|there is no g:a:jar:3 in https://repo.example.org/maven2; are group",
        "Could not resolve dependencies for project n:n:jar:1: g:a:jar:3 was not found in https://repo.example.org/maven2 during a previous attempt."
            + "|there is no g:a:jar:3 in https://repo.example.org/maven2; are group",
        "Failed to read descriptor: Could not transfer artifact g:a:pom:3 from/to central (https://repo.example.org): repo.example.org: Name or service not known"
            + "|cannot reach central (https://repo.example.org): repo.example.org: Name or service not known",
        "Non-parseable POM: unexpected character -> [Help 1]|Non-parseable POM: unexpected character",
      })
  void givesMavensReason(String error, String message) {
    String coloured = "\u001b[0m[\u001b[1;31mERROR\u001b[m] " + error + "\n" + ADVICE;
    for (String log : List.of("[ERROR] " + error + "\n" + ADVICE, coloured)) {
      assertTrue(Maven.reason(log).startsWith(message), Maven.reason(log));
      assertFalse(Maven.reason(log).contains("re-run"), Maven.reason(log));
    }
    assertEquals("mvn: broken", Maven.reason("mvn: broken\n"));
  }

  @Test
  void takesTheProjectsWrapperThenThePathThenItsOwn(@TempDir Path folder) throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Path own = Path.of(Maven.program(folder, project, Map.of()));
    assertEquals(project.resolve("mvnw"), own);
    assertTrue(Files.isExecutable(own));
    assertEquals(Files.readString(Path.of("mvnw")), Files.readString(own));
    assertTrue(Files.exists(project.resolve(".mvn/wrapper/maven-wrapper.properties")));
    Path path = executable(folder.resolve("bin/mvn"));
    Map<String, String> environment = Map.of("PATH", "/no/such:" + path.getParent());
    assertEquals(path.toString(), Maven.program(folder, project, environment));
    Path wrapper = executable(folder.resolve("work/mvnw"));
    Path below = folder.resolve("work/notebooks");
    assertEquals(wrapper.toString(), Maven.program(below, project, environment));
  }

  private static Path executable(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void saysWhichVersionIsUsed(@TempDir Path folder) throws IOException {
    try (var engine = JShellEngine.start(EngineOptions.of(List.of()))) {
      var inForce = new LibrariesInForce(engine);
      var lines = new ArrayList<String>();
      Path old = jar(folder.resolve("one-1.0.jar"), "one/A.class");
      assertTrue(inForce.isNew(old, lines));
      engine.addToClassPath(List.of(old));
      assertFalse(inForce.isNew(old, lines));
      assertFalse(inForce.isNew(jar(folder.resolve("one-2.0.jar"), "one/A.class"), lines));
      Path gson = jar(folder.resolve("gson-9.jar"), "com/google/gson/Gson.class");
      assertFalse(inForce.isNew(gson, lines));
      assertTrue(inForce.isNew(jar(folder.resolve("two-1.0.jar"), "two/A.class"), lines));
      assertEquals("one-1.0.jar is there already", lines.get(0));
      assertEquals(
          "one-1.0.jar is there already and stays, so that one-2.0.jar is not used;"
              + " to change the version, restart the kernel",
          lines.get(1));
      assertTrue(lines.get(2).matches("the kernel brings gson-2.* itself: .*not gson-9.jar"));
      assertEquals(3, lines.size());
    }
  }

  private static Path jar(Path file, String entry) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("META-INF/MANIFEST.MF", "module-info.class", entry)) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    return file;
  }
}
