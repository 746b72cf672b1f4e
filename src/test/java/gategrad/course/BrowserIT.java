package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JupyterLab in Chromium: run, edit a class, err, interrupt, restart, complete, inspect. */
class BrowserIT {
  @Test
  void aLearnersSessionWorksInARealBrowser() throws Exception {
    Tools.environment();
    if (!Tools.onPath("chromedriver")) {
      Tools.missing("no chromedriver on the PATH: JupyterLab cannot be tested in a browser");
    }
    var folder = Path.of("src", "test", "python").toAbsolutePath();
    var screenshots = Path.of("target", "screenshots").toAbsolutePath().toString();
    var command = List.of(Tools.program("python"), "-B", "-m", "unittest", "-v", "test_browser");
    var text = Tools.run(folder, Map.of("SCREENSHOTS", screenshots), command).orFail();
    assertTrue(text.contains("Ran 2 tests"), text);
  }
}
