package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jupyter's own tests of a kernel, on the installed one. */
class JupyterKernelIT {

  @Test
  void passesJupytersOwnTests() throws Exception {
    Tools.environment();
    var folder = Path.of("src", "test", "python").toAbsolutePath();
    var command =
        List.of(Tools.program("python"), "-B", "-m", "unittest", "test_jupyter_kernel_test");
    var text = Tools.run(folder, Map.of(), command).orFail();
    assertTrue(text.contains("OK") && !text.contains("Ran 0 tests"), text);
  }
}
