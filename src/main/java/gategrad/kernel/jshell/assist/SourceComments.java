package gategrad.kernel.jshell.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import gategrad.kernel.source.SourceParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Finds doc comments in source jars and folders. */
public final class SourceComments {
  /** As JShell writes them: {@code Shape Shape.of(int... sizes)}, {@code gategrad.Value}. */
  private static final Pattern METHOD = Pattern.compile("(?:.* )?([\\w.]+)\\.(\\w+)\\((.*)\\)");

  private static final Pattern TYPE = Pattern.compile("[\\w.]+");

  private final List<Path> sources;
  private final TypeFinder types;

  public SourceComments(List<Path> sources, TypeFinder types) {
    this.sources = sources;
    this.types = types;
  }

  /** The doc comment of what this signature declares; empty if there is none. */
  String find(String signature) {
    String plain =
        signature.replaceAll("<[^<>]*(<[^<>]*>[^<>]*)*>", "").replaceAll(" throws .*", "");
    Matcher method = METHOD.matcher(plain);
    if (method.matches()) {
      return source(method.group(1))
          .map(s -> comment(s, method.group(2), parameters(method.group(3))))
          .orElse("");
    }
    Matcher type = TYPE.matcher(plain);
    return type.matches()
        ? source(plain).map(s -> comment(s, simple(plain), List.of())).orElse("")
        : "";
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** Of each parameter the last word: its name, or its type where JShell knows no name. */
  private static List<String> parameters(String list) {
    return Arrays.stream(list.split(","))
        .filter(parameter -> !parameter.isBlank())
        .map(parameter -> parameter.strip().replaceAll(".* ", ""))
        .toList();
  }

  private Optional<String> source(String type) {
    return types
        .find(type)
        .filter(found -> !sources.isEmpty() && !found.isPrimitive())
        .map(found -> found.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java")
        .flatMap(file -> sources.stream().flatMap(s -> read(s, file).stream()).findFirst());
  }

  private static Optional<String> read(Path source, String file) {
    try {
      if (Files.isDirectory(source)) {
        Path path = source.resolve(file);
        return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
      }
      if (!Files.exists(source)) {
        return Optional.empty();
      }
      try (var zip = new ZipFile(source.toFile())) {
        var entry = zip.getEntry(file);
        return entry == null
            ? Optional.empty()
            : Optional.of(
                new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources in " + source, e);
    }
  }

  private static String comment(String source, String name, List<String> parameters) {
    var parsed = SourceParser.parse(source);
    var finder = new Finder(parsed.trees(), name, parameters);
    finder.scan(parsed.unit(), null);
    return finder.found;
  }

  /** Walks a file to the declaration with this name and these parameters. */
  private static final class Finder extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final String name;
    private final List<String> parameters;
    private String found = "";

    Finder(DocTrees trees, String name, List<String> parameters) {
      this.trees = trees;
      this.name = name;
      this.parameters = parameters;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (type.getSimpleName().contentEquals(name)) {
        take();
      }
      return super.visitClass(type, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      if (method.getName().contentEquals(name) && fits(method.getParameters())) {
        take();
      }
      return super.visitMethod(method, none);
    }

    private boolean fits(List<? extends VariableTree> own) {
      if (own.size() != parameters.size()) {
        return false;
      }
      for (int i = 0; i < own.size(); i++) {
        String type = own.get(i).getType().toString().replaceAll("<.*>", "");
        boolean named = own.get(i).getName().contentEquals(parameters.get(i));
        if (!named && !type.equals(parameters.get(i))) {
          return false;
        }
      }
      return true;
    }

    private void take() {
      String comment = trees.getDocComment(getCurrentPath());
      if (comment != null && found.isEmpty()) {
        found = comment;
      }
    }
  }
}
