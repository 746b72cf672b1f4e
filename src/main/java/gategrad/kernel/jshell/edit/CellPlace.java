package gategrad.kernel.jshell.edit;

import java.lang.reflect.Field;
import java.util.Optional;

/**
 * A variable or static field of a learner's, during an edit that replaces classes.
 *
 * @param name as the learner wrote it
 * @param type its declared type, as the learner wrote it
 * @param value what it held before the edit
 * @param now where it lives now; empty while its type does not compile
 * @param state what it holds as the edit left it
 */
record CellPlace(String name, String type, Object value, Optional<Field> now, State state) {

  /** What a place holds before the edit is carried through. */
  enum State {
    /** What it held before. */
    UNTOUCHED,
    /** Nothing: JShell replaced the class that holds the variable. */
    EMPTY,
    /** What its declaration gives: the class that holds the static field was replaced. */
    FIRST_VALUE
  }
}
