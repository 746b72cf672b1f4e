package gategrad.kernel.display;

import java.util.HashMap;
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
    var shown = new HashMap<Integer, Map.Entry<?, ?>>();
    int row = 0;
    for (var entry : map.entrySet()) {
      if (TableView.shows(row, map.size())) {
        shown.put(row, entry);
      }
      row++;
    }
    var grid =
        TableView.of(
            "%,d %s".formatted(map.size(), map.size() == 1 ? "entry" : "entries"),
            row,
            List.of("key", "value"),
            (i, column) ->
                Text.cell(column == 0 ? shown.get(i).getKey() : shown.get(i).getValue()));
    return Optional.of(Forms.text(() -> Text.of(map)).with(MimeBundle.HTML, grid::html));
  }
}
