package gategrad.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths as learners type them. */
class PathArgumentsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void files() throws IOException {
    for (String file :
        List.of(
            "a.jar", "b.jar", "my lib/x.jar", "my lib/it's.jar", "two  blanks.jar", "[1].jar")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
  }

  private static List<String> found(String argument) {
    return PathArguments.of(argument.replace("@", folder.toString())).stream()
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@/a.jar|a.jar",
        "@/a.jar @/b.jar|a.jar, b.jar",
        "@/a.jar\t @/b.jar |a.jar, b.jar",
        "@/my lib/x.jar|my lib/x.jar",
        "@/a.jar @/my lib/x.jar @/b.jar|a.jar, my lib/x.jar, b.jar",
        "\"@/my lib/x.jar\"|my lib/x.jar",
        "'@/my lib/x.jar' @/a.jar|my lib/x.jar, a.jar",
        "@/\"my lib\"/x.jar|my lib/x.jar",
        "@/my\\ lib/x.jar|my lib/x.jar",
        "@/my lib/it's.jar|my lib/it's.jar",
        "\"@/my lib/it's.jar\"|my lib/it's.jar",
        "@/two  blanks.jar|two  blanks.jar",
        "@/*.jar|[1].jar, a.jar, b.jar, two  blanks.jar",
        "@/my lib/*|my lib/it's.jar, my lib/x.jar",
        "\"@/my lib/*.jar\"|my lib/it's.jar, my lib/x.jar",
        "@/[1].jar|[1].jar",
        "@/[1]*|[1].jar",
        "@|``",
      })
  void areFound(String argument, String names) {
    assertEquals(names, String.join(", ", found(argument)));
  }

  @Test
  void theTildeIsTheHomeFolder() {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", folder.toString());
    try {
      assertEquals(List.of("my lib/x.jar", "a.jar"), found("~/my lib/x.jar ~/a.jar"));
      assertEquals(List.of(""), found("~"));
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@/no.jar|nothing is at @/no.jar",
        "@/a.jar @/no.jar|nothing is at @/no.jar",
        "@/no/*.jar|nothing is at @/no/*.jar",
        "@/no*|nothing is at @/no*",
        "@/my no.jar|a path with blanks stands between",
      })
  void whatIsNotThereIsNamed(String argument, String message) {
    var failure = assertThrows(MagicFailure.class, () -> found(argument));
    String wanted = message.replace("@", folder.toString());
    assertTrue(failure.getMessage().contains(wanted), failure.getMessage());
  }
}
