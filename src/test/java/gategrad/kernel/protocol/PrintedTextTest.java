package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedTextTest {
  private final List<String> sent = new ArrayList<>();
  private final PrintedText printed = new PrintedText((name, text) -> sent.add(name + ":" + text));

  private void print(String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    printed.print(name, bytes, 0, bytes.length);
  }

  @Test
  void gathersAndKeepsTheOrderOfTheStreams() {
    print("stdout", "a");
    print("stdout", "b");
    print("stderr", "c");
    print("stdout", "d");
    printed.finish();
    assertEquals(List.of("stdout:ab", "stderr:c", "stdout:d"), sent);
  }

  @Test
  void doesNotCutACharacter() {
    String letters = "한".repeat(30_000); // 90,000 bytes, more than a batch
    byte[] bytes = letters.getBytes(UTF_8);
    for (byte b : bytes) {
      printed.print("stdout", new byte[] {b}, 0, 1);
    }
    printed.finish();
    assertTrue(sent.size() > 1);
    assertEquals(letters, String.join("", sent).replace("stdout:", ""));
  }

  @Test
  void saysHowMuchIsLeftOutAndShowsTheEnd() {
    for (int i = 0; i < 300_000; i++) {
      print("stdout", "line " + i + "\n");
    }
    printed.finish();
    String all = String.join("", sent);
    assertTrue(all.length() < PrintedText.MOST + 50_000, () -> "" + all.length());
    assertTrue(all.contains("bytes left out"), "the note is there");
    assertTrue(all.endsWith("line 299999\n"), all.substring(all.length() - 50));
  }

  @Test
  void theUnfinishedLineIsThePrompt() {
    print("stdout", "first\nName: ");
    assertEquals("Name: ", printed.takeUnfinishedLine());
    assertEquals(List.of("stdout:first\n"), sent);
  }
}
