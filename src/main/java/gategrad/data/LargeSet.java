package gategrad.data;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A data set that is too large to travel with the library.
 *
 * <p>{@link #load} looks for its files, checks them against their SHA-256 and reads them; it never
 * goes to the network. Only {@link #download} does.
 *
 * <pre>{@code
 * var digits = Datasets.mnist().load();             // if it is on this machine
 * var fetched = Datasets.mnist().download().load(); // fetches what is missing first
 * }</pre>
 */
public final class LargeSet {
  private final String name;
  private final List<Part> parts;
  private final Origin origin;
  private final Function<List<RawFile>, Split<Images>> reader;
  private final DataFolders folders;

  /** A file of the set; the checksum is that of its unpacked content. */
  record Part(String file, String sha256) {
    /** Refuses any other content. */
    RawFile checked(RawFile found, String where) {
      if (!found.sha256().equals(sha256)) {
        throw new DataException(
            "%s (%s) has the SHA-256 %s but should have %s: it is damaged or another file; delete"
                    .formatted(file, where, found.sha256(), sha256)
                + " it and get it again");
      }
      return found;
    }
  }

  /**
   * Where the set comes from.
   *
   * @param home a folder with one gzip file for each part, or a .tar.gz with all of them
   * @param megabytes the size of the download
   * @param otherWays how else to get it
   */
  record Origin(URI home, int megabytes, String otherWays) {
    boolean isArchive() {
      return home.toString().endsWith(".tar.gz");
    }
  }

  LargeSet(
      String name,
      List<Part> parts,
      Origin origin,
      Function<List<RawFile>, Split<Images>> reader,
      DataFolders folders) {
    this.name = name;
    this.parts = parts;
    this.origin = origin;
    this.reader = reader;
    this.folders = folders;
  }

  /** Reads the set from this machine; if it is not there, the error says how to get it. */
  public Split<Images> load() {
    if (!missing().isEmpty()) {
      throw new DataException(advice());
    }
    return reader.apply(parts.stream().map(this::read).toList());
  }

  private RawFile read(Part part) {
    var file = folders.find(name, part.file()).orElseThrow(() -> new DataException(advice()));
    return part.checked(RawFile.read(file), "in " + file.toAbsolutePath().getParent());
  }

  /** Whether all files are on this machine. */
  public boolean isHere() {
    return missing().isEmpty();
  }

  private List<Part> missing() {
    return parts.stream().filter(part -> folders.find(name, part.file()).isEmpty()).toList();
  }

  /**
   * Fetches the files that are missing into the cache, or into the folder named by {@code
   * -Dgategrad.data}. A file is stored after its checksum was found right, and whole or not at all.
   *
   * @return this set
   */
  public LargeSet download() {
    var missing = missing();
    if (!missing.isEmpty()) {
      var download = new Download(folders.target(name));
      if (origin.isArchive()) {
        download.archive(origin.home(), missing);
      } else {
        missing.forEach(part -> download.file(origin.home().resolve(part.file() + ".gz"), part));
      }
    }
    return this;
  }

  private String advice() {
    String files = missing().stream().map(Part::file).collect(Collectors.joining(", "));
    String looked =
        folders.of(name).stream()
            .map(folder -> "    " + folder.toAbsolutePath())
            .collect(Collectors.joining("\n"));
    return """
        the data set %s is not on this machine.
          Missing: %s (each may also be a .gz file)
          Looked in:
        %s
          To get it: call download() before load(), which fetches %s MB from
            %s
          %s
          Or put the files into a folder and name it with -Dgategrad.data=FOLDER or GATEGRAD_DATA.
          Meanwhile Datasets.fashionSample() and Shapes32.images(...) are always there."""
        .formatted(name, files, looked, origin.megabytes(), origin.home(), origin.otherWays());
  }
}
