package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kernel/requirements.txt} names is what {@code kernel/requirements.lock} locks. */
class RequirementsTest {
  private static final String RENEW =
      "uv pip compile --universal --python-version 3.10 --generate-hashes"
          + " kernel/requirements.txt -o kernel/requirements.lock";

  @Test
  void everyRequirementIsLockedInItsVersion() throws IOException {
    var locked = lines("requirements.lock");
    var wanted = lines("requirements.txt").stream().filter(line -> !line.startsWith("#")).toList();
    assertFalse(wanted.isEmpty());
    for (var requirement : wanted) {
      assertTrue(requirement.matches("[a-z]+==[0-9.]+"), requirement + " names no version");
      assertTrue(locked.contains(requirement + " \\"), requirement + " is not locked: " + RENEW);
    }
  }

  /** pip refuses whatever has none, but only when it installs. */
  @Test
  void everyPackageHasItsHashes() throws IOException {
    var locked = lines("requirements.lock");
    var packages = locked.stream().filter(line -> line.matches("[a-z].*")).toList();
    assertTrue(packages.size() > 50, "JupyterLab alone needs more: " + packages);
    for (var line : packages) {
      assertTrue(line.matches("[a-z0-9-]+==[^ ]+( ; .*)? \\\\"), line);
      var hash = locked.get(locked.indexOf(line) + 1).strip();
      assertTrue(hash.matches("--hash=sha256:[0-9a-f]{64}( \\\\)?"), line + hash);
    }
  }

  @Test
  void howItIsRenewedIsSaidWhereItIsLookedFor() throws IOException {
    assertEquals("#    " + RENEW, lines("requirements.lock").get(1));
    assertTrue(lines("requirements.txt").contains("#   " + RENEW));
    assertTrue(Files.readString(Path.of("CONTRIBUTING.md")).contains("\n" + RENEW + "\n"));
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Path.of("kernel", file));
  }
}
