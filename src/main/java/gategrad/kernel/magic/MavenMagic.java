package gategrad.kernel.magic;

import gategrad.kernel.engine.Engine.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code %maven group:artifact:version} fetches libraries and puts them on the class path. */
final class MavenMagic {
  private MavenMagic() {}

  static Outcome run(Magic.Call call, MagicSession session) {
    String argument = call.argument().replaceAll("[\"',;]", " ").strip();
    if (argument.isEmpty()) {
      throw new MagicFailure("name a library: %maven org.apache.commons:commons-math3:3.6.1");
    }
    List<MavenCoordinate> libraries =
        List.of(argument.split("\\s+")).stream().map(MavenCoordinate::of).toList();
    List<Path> jars = Maven.resolve(libraries);
    var inForce = new LibrariesInForce(session.engine());
    var lines = new ArrayList<String>();
    List<Path> fresh = jars.stream().filter(jar -> inForce.isNew(jar, lines)).toList();
    session.engine().addToClassPath(fresh);
    if (!fresh.isEmpty()) {
      lines.add(0, "on the class path: " + names(fresh));
    }
    return BuiltIn.shown(new Note(String.join("\n", lines)));
  }

  private static String names(List<Path> jars) {
    return jars.stream().map(j -> j.getFileName().toString()).collect(Collectors.joining(", "));
  }
}
