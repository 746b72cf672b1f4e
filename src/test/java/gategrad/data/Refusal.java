package gategrad.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Expects a clear error. */
final class Refusal {
  private Refusal() {}

  static void refuses(Executable call, String... parts) {
    var error = assertThrows(RuntimeException.class, call);
    assertTrue(
        error instanceof DataException || error.getClass() == IllegalArgumentException.class,
        () -> "not one of our errors: " + error);
    for (String part : parts) {
      assertTrue(
          error.getMessage().contains(part),
          () -> "expected '" + part + "' in: " + error.getMessage());
    }
  }
}
