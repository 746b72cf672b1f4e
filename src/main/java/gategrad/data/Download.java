package gategrad.data;

import gategrad.data.LargeSet.Part;
import gategrad.notebook.InterruptedComputation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Fetches files of a data set into a folder; what arrives damaged is not stored.
 *
 * @param folder where the files go
 */
record Download(Path folder) {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int BLOCK = 1 << 16;

  /** One packed file for one part. */
  void file(URI from, Part part) {
    byte[] packed = fetch(from);
    try {
      store(part, RawFile.read(part.file(), new ByteArrayInputStream(packed)), from);
    } catch (IOException e) {
      throw broken(from, e);
    }
  }

  /** One archive with all parts. */
  void archive(URI from, List<Part> parts) {
    byte[] packed = fetch(from);
    try {
      for (Part part : parts) {
        var content = TarGz.find(new ByteArrayInputStream(packed), part.file());
        if (content.isEmpty()) {
          throw new DataException("%s does not contain %s".formatted(from, part.file()));
        }
        store(part, new RawFile(part.file(), content.get()), from);
      }
    } catch (IOException e) {
      throw broken(from, e);
    }
  }

  private void store(Part part, RawFile content, URI from) {
    part.checked(content, "from " + from).write(folder.resolve(part.file()));
  }

  private static byte[] fetch(URI from) {
    try {
      var connection = from.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      if (connection instanceof HttpURLConnection http && http.getResponseCode() != 200) {
        throw new DataException(
            "%s answers %s %s; nothing was stored"
                .formatted(from, http.getResponseCode(), http.getResponseMessage()));
      }
      try (var in = connection.getInputStream()) {
        return all(in);
      }
    } catch (IOException e) {
      throw new DataException(
          "cannot fetch %s (%s); is this machine online? Nothing was stored".formatted(from, e), e);
    }
  }

  /** All bytes, unless the thread is interrupted meanwhile. */
  private static byte[] all(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
      out.write(block);
      InterruptedComputation.poll();
    }
    return out.toByteArray();
  }

  private static DataException broken(URI from, IOException e) {
    return new DataException(
        "what came from %s is damaged (%s); nothing was stored, try again"
            .formatted(from, e.getMessage()),
        e);
  }
}
