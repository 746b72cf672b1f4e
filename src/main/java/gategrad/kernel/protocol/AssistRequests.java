package gategrad.kernel.protocol;

import gategrad.kernel.engine.Engine.Completeness;
import gategrad.kernel.engine.Engine.Completion;
import gategrad.kernel.engine.Engine.Documentation;
import gategrad.kernel.engine.Engine.Proposal;
import java.util.Map;
import java.util.Optional;

/** What a front end asks about text that does not run: complete, inspect, is_complete. */
final class AssistRequests {
  private static final int MOST_CHARACTERS = 2_000_000;

  private final Services services;

  AssistRequests(Services services) {
    this.services = services;
  }

  Map<String, Object> complete(Fields request) {
    String code = code(request);
    Completion found = services.engine().complete(code, cursor(request, code));
    return Map.of(
        "status", "ok",
        "matches", found.proposals().stream().map(Proposal::text).distinct().toList(),
        "cursor_start", codePoints(code, found.start()),
        "cursor_end", codePoints(code, found.end()),
        "metadata",
            Map.of(
                "_jupyter_types_experimental",
                found.proposals().stream().map(p -> type(p, code, found)).toList()));
  }

  private static Map<String, Object> type(Proposal proposal, String code, Completion found) {
    return Map.of(
        "text", proposal.text(),
        "type", proposal.type(),
        "signature", proposal.signature(),
        "start", codePoints(code, found.start()),
        "end", codePoints(code, found.end()));
  }

  Map<String, Object> inspect(Fields request) {
    String code = code(request);
    Optional<Documentation> found = services.engine().inspect(code, cursor(request, code));
    return Map.of(
        "status", "ok",
        "found", found.isPresent(),
        "data", found.map(AssistRequests::data).orElse(Map.of()),
        "metadata", Map.of());
  }

  private static Map<String, Object> data(Documentation found) {
    return found.html().isBlank()
        ? Map.of("text/plain", found.text())
        : Map.of("text/plain", found.text(), "text/html", found.html());
  }

  Map<String, Object> isComplete(Fields request) {
    String code = code(request);
    if (services.magics().areIn(code)) {
      return Map.of("status", "complete", "indent", "");
    }
    Completeness found = services.engine().isComplete(code);
    return Map.of("status", found.status(), "indent", found.indent());
  }

  private static String code(Fields request) {
    String code = request.text("code");
    if (code.length() > MOST_CHARACTERS) {
      throw new BadMessage("a text of %,d characters is too long".formatted(code.length()));
    }
    return code;
  }

  /** Jupyter counts characters, Java counts UTF-16 units: an emoji is one or two. */
  private static int cursor(Fields request, String code) {
    int characters = code.codePointCount(0, code.length());
    int cursor = Math.max(0, Math.min(characters, request.number("cursor_pos", characters)));
    return code.offsetByCodePoints(0, cursor);
  }

  private static int codePoints(String code, int offset) {
    return code.codePointCount(0, Math.max(0, Math.min(code.length(), offset)));
  }
}
