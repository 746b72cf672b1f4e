package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A Jupyter that is killed shuts no kernel down. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
class KernelParentIT {
  private static final String JUPYTER =
      """
      import os, signal
      from jupyter_client.manager import start_new_kernel
      manager, client = start_new_kernel(kernel_name="java")
      client.execute("while (true) { Thread.onSpinWait(); }")
      print(manager.provisioner.pid, flush=True)
      os.kill(os.getpid(), signal.SIGKILL)
      """;

  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void theKernelEndsWithTheJupyterThatWasKilled() throws Exception {
    Tools.environment();
    var answer = Tools.run(folder, Map.of(), List.of(Tools.program("python"), "-c", JUPYTER));
    assertEquals(128 + 9, answer.exitCode(), answer.text());
    long kernel = Long.parseLong(answer.text().strip());
    while (works(kernel)) { // for ever if it does not end: the time-out says so
      Thread.sleep(100);
    }
  }

  /** Alive, and not dead but unburied: such a process has no command. */
  private static boolean works(long process) {
    return ProcessHandle.of(process).flatMap(handle -> handle.info().command()).isPresent();
  }
}
