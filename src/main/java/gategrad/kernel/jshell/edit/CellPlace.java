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
 * @param isEmptied whether the edit set it back to its first value
 */
record CellPlace(String name, String type, Object value, Optional<Field> now, boolean isEmptied) {}
