package gategrad.kernel.source;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * One statement or declaration of a cell.
 *
 * @param text the source that JShell runs; a missing last semicolon is added
 * @param start where it starts in the cell
 */
public record Piece(String text, int start) {

  /** Cuts a cell into its pieces, in order. */
  public static List<Piece> of(String cell, SourceCodeAnalysis analysis) {
    var pieces = new ArrayList<Piece>();
    int at = skipBlanks(cell, 0);
    while (at < cell.length()) {
      String rest = cell.substring(at);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      boolean cut = info.completeness().isComplete() && info.source() != null;
      String text = cut ? info.source() : rest;
      if (!Token.of(text).isEmpty()) {
        pieces.add(new Piece(text, at));
      }
      at = cut ? skipBlanks(cell, cell.length() - info.remaining().length()) : cell.length();
    }
    return pieces;
  }

  private static int skipBlanks(String cell, int from) {
    int at = from;
    while (at < cell.length() && Character.isWhitespace(cell.charAt(at))) {
      at++;
    }
    return at;
  }
}
