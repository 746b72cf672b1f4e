package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks through nbclient and the installed kernel, as {@code Lab.java run} does it. */
class ExecuteIT {
  @TempDir private Path folder;

  @BeforeAll
  static void installKernel() throws Exception {
    Tools.environment();
  }

  @Test
  void everyNotebookRuns() throws Exception {
    var notebooks = new ArrayList<String>();
    NotebookFile.walkThroughs().forEach(n -> notebooks.add(n.path().toAbsolutePath().toString()));
    NotebookFile.all()
        .filter(n -> !notebooks.contains(n.path().toAbsolutePath().toString()))
        .forEach(n -> notebooks.add(n.path().toAbsolutePath().toString()));
    execute(notebooks.toArray(new String[0])).orFail();
  }

  @Test
  void writesTheExecutedNotebookAndHtml() throws Exception {
    var notebook = notebook("6 * 7");
    var output = folder.resolve("실행 됨.ipynb");
    var html = folder.resolve("page.html");
    execute("--output", output.toString(), notebook).orFail();
    execute("--html", html.toString(), notebook).orFail();
    var executed = NotebookFile.read(output);
    assertEquals(executed.canonicalText(), executed.text());
    assertTrue(executed.text().contains("\"42\""), executed.text());
    assertTrue(Files.readString(html).contains("42"));
    assertFalse(NotebookFile.read(Path.of(notebook)).text().contains("\"42\""), "left alone");
  }

  @Test
  void aFailingCellIsShown() throws Exception {
    var answer = execute(notebook("int broken = \\\"text\\\";"));
    assertEquals(1, answer.exitCode(), answer.text());
    assertTrue(answer.text().contains("int broken"), answer.text());
    assertFalse(answer.text().contains("Traceback"), answer.text());
  }

  @Test
  void aHangingCellIsGivenUp() throws Exception {
    var answer = execute("--timeout", "3", notebook("while (true) { Thread.onSpinWait(); }"));
    assertEquals(1, answer.exitCode(), answer.text());
    assertTrue(answer.text().contains("still running after 3 s"), answer.text());
    assertTrue(answer.text().contains("onSpinWait"), answer.text());
  }

  @Test
  void aNotebookThatIsNotThereIsNamed() throws Exception {
    var answer = execute(folder.resolve("nothing.ipynb").toString());
    assertEquals(2, answer.exitCode(), answer.text());
    assertTrue(answer.text().contains("cannot read"), answer.text());
  }

  @Test
  void aFileThatIsNoNotebookIsNamed() throws Exception {
    var file = Files.writeString(folder.resolve("text.ipynb"), "hello");
    var answer = execute(file.toString());
    assertEquals(2, answer.exitCode(), answer.text());
    assertTrue(answer.text().contains("is not a notebook"), answer.text());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
  void anInterruptIsOneLine() throws Exception {
    var file = notebook("Thread.sleep(60_000);");
    var old = Files.readString(Path.of(file));
    var script =
        """
        import os, signal, subprocess, sys, time
        run = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        run.stdout.readline()
        time.sleep(1)
        run.send_signal(signal.SIGINT)
        print(run.communicate()[1], end="")
        sys.exit(run.returncode)
        """;
    var program = Path.of("kernel", "execute.py").toAbsolutePath().toString();
    var python = Tools.program("python");
    var command = List.of(python, "-c", script, python, program, "--in-place", file);
    var answer = Tools.run(folder, Map.of(), command);
    assertEquals(1, answer.exitCode(), answer.text());
    assertEquals(file + ": interrupted; nothing was written\n", answer.text());
    assertEquals(old, Files.readString(Path.of(file)));
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnythingRuns() throws Exception {
    var answer = execute("--output", folder.resolve("no/such.ipynb").toString(), notebook("1"));
    assertEquals(2, answer.exitCode(), answer.text());
    assertTrue(answer.text().contains("cannot write"), answer.text());
    assertTrue(answer.text().contains("there is no such folder"), answer.text());
    assertFalse(answer.text().contains("running"), answer.text());
  }

  private String notebook(String source) throws Exception {
    var text =
        """
        {"cells": [{"cell_type": "code", "id": "only", "execution_count": null, "metadata": {},
          "outputs": [], "source": "%s"}],
         "metadata": {"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}},
         "nbformat": 4, "nbformat_minor": 5}
        """;
    return Files.writeString(folder.resolve("one cell.ipynb"), text.formatted(source)).toString();
  }

  private Tools.Answer execute(String... arguments) throws Exception {
    var program = Path.of("kernel", "execute.py").toAbsolutePath().toString();
    var command = new ArrayList<>(List.of(Tools.program("python"), program));
    command.addAll(List.of(arguments));
    return Tools.run(folder, Map.of(), command);
  }
}
