package gategrad.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cloned notebook shows its SVG pictures only once it is trusted: what {@code Lab.java} does. */
class TrustIT {
  private static final String NOTEBOOK =
      """
      {"cells": [{"cell_type": "code", "id": "picture", "execution_count": 1, "metadata": {},
        "outputs": [{"output_type": "display_data", "metadata": {},
          "data": {"image/svg+xml": "<svg/>", "text/plain": "a picture"}}], "source": "draw(f)"}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """;
  private static final String ASK =
      """
      import sys, nbformat
      from nbformat.sign import NotebookNotary
      print(NotebookNotary().check_signature(nbformat.read(sys.argv[1], 4)))
      """;

  @TempDir private Path folder;

  @Test
  void trustingIsRemembered() throws Exception {
    Tools.environment();
    var notebook = Files.writeString(folder.resolve("00 그림.ipynb"), NOTEBOOK);
    assertEquals("False", python("-c", ASK, notebook.toString()));
    python("-c", trustCommand(), "--log-level=ERROR", notebook.toString());
    assertEquals("True", python("-c", ASK, notebook.toString()));
  }

  /** The line of Python that Lab.java runs, taken from there. */
  private static String trustCommand() throws Exception {
    return Files.readString(Path.of("kernel", "Lab.java"))
        .lines()
        .filter(line -> line.contains("TrustNotebookApp"))
        .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
        .findFirst()
        .orElseThrow();
  }

  private String python(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(Tools.program("python")));
    command.addAll(List.of(arguments));
    var data = Map.of("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    return Tools.run(folder, data, command).orFail().strip();
  }
}
