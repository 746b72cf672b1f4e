package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JupyterLab in Chromium: run, edit a class, err, interrupt, restart, complete, inspect. */
class BrowserIT {
  @Test
  void aLearnersSessionWorksInARealBrowser() throws Exception {
    Tools.environment();
    if (!onPath("chromedriver")) {
      Tools.missing("no chromedriver on the PATH: JupyterLab cannot be tested in a browser");
    }
    var folder = Path.of("src", "test", "python").toAbsolutePath();
    var screenshots = Path.of("target", "screenshots").toAbsolutePath().toString();
    var command = List.of(Tools.program("python"), "-B", "-m", "unittest", "-v", "test_browser");
    var text = Tools.run(folder, Map.of("SCREENSHOTS", screenshots), command).orFail();
    assertTrue(text.contains("Ran 2 tests"), text);
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
