package gategrad.kernel;

import gategrad.course.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The installed kernel as a front end sees it; the tests themselves are in src/test/python. */
class KernelIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test_messages",
        "test_hostile",
        "test_start",
        "test_extension",
        "test_fuzz",
        "test_soak"
      })
  void passes(String test) throws Exception {
    Tools.environment();
    var folder = Path.of("src", "test", "python").toAbsolutePath();
    var command = List.of(Tools.program("python"), "-B", "-m", "unittest", "-v", test);
    Tools.run(folder, Map.of(), command).orFail();
  }
}
