package gategrad.draw;

/**
 * One step of a formula in reverse Polish order: what it works on was calculated just before.
 *
 * @param kind what to do
 * @param text the number, name, operator or gate as written
 * @param inputs how many results of earlier steps it consumes
 * @param position of the text in the formula
 */
record Step(Kind kind, String text, int inputs, int position) {
  enum Kind {
    NUMBER,
    NAME,
    OPERATOR,
    MINUS,
    GATE,
    /** The end of a statement that gives its result a name. */
    DEFINE,
    /** The end of a statement without a name. */
    RESULT
  }
}
