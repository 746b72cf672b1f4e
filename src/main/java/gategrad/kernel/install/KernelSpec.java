package gategrad.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import gategrad.kernel.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that Jupyter reads: kernel.json and the logos.
 *
 * @param folder where it lies
 * @param java the Java in its command line
 */
record KernelSpec(Path folder, JavaRuntime java) {
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

  /** The archive of loaded classes; which kind depends on the JDK. */
  Path archive() {
    return folder.resolve(java.hasAotCache() ? "kernel.aot" : "kernel.jsa");
  }

  /** Fills the template that the jar carries. */
  void write() throws IOException {
    String flag = java.hasAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    String json =
        new String(resource("kernel.json"), UTF_8)
            .replace("\"@JAVA@\"", Json.write(java.executable().toString()))
            .replace("@ARCHIVE@", flag + "{resource_dir}/" + archive().getFileName());
    Files.writeString(folder.resolve("kernel.json"), json);
    for (String logo : LOGOS) {
      Files.write(folder.resolve(logo), resource(logo));
    }
  }

  /** The command that Jupyter will run, with other flags for the archive. */
  List<String> command(List<String> archiveFlags, Path connectionFile) throws IOException {
    Map<String, Object> spec = Json.parse(Files.readString(folder.resolve("kernel.json"))).map();
    return ((List<?>) spec.get("argv"))
        .stream()
            .map(String::valueOf)
            .flatMap(
                word ->
                    word.contains(archive().getFileName().toString())
                        ? archiveFlags.stream()
                        : Stream.of(word))
            .map(word -> word.replace("{resource_dir}", folder.toString()))
            .map(word -> word.replace("{connection_file}", connectionFile.toString()))
            .toList();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = KernelSpec.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the jar has no " + name);
      }
      return in.readAllBytes();
    }
  }
}
