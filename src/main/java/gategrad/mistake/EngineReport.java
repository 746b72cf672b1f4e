package gategrad.mistake;

import gategrad.notebook.Displayable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the finder says of a whole engine, part by part: every gate alone, chains, forks.
 *
 * @param parts a diagnosis for each part, its place the name of the part
 */
public record EngineReport(List<Diagnosis> parts) implements Displayable {

  /** Whether every part is right. */
  public boolean right() {
    return parts.stream().allMatch(Diagnosis::right);
  }

  @Override
  public String text() {
    return parts.stream().map(Diagnosis::text).collect(Collectors.joining("\n"));
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
