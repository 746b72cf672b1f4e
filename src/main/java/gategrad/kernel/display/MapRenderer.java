package gategrad.kernel.display;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map as a table of keys and values. */
final class MapRenderer implements Renderer {
  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
      return Optional.empty();
    }
    List<? extends Map.Entry<?, ?>> entries = map.entrySet().stream().toList();
    var grid =
        Grid.of(
            entries.size() + (entries.size() == 1 ? " entry" : " entries"),
            entries.size(),
            List.of("key", "value"),
            (row, column) ->
                Text.cell(column == 0 ? entries.get(row).getKey() : entries.get(row).getValue()));
    return Optional.of(Forms.text(() -> Text.of(map)).with(MimeBundle.HTML, grid::html));
  }
}
