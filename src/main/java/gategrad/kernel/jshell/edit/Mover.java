package gategrad.kernel.jshell.edit;

/**
 * Gives, for an object from before an edit, the one that stands in its place after it.
 *
 * <p>Whoever moves one kind of object (an array, a map, a record) asks the mover for the objects
 * that it holds, and knows of no other kind.
 */
interface Mover {
  /**
   * What stands for this object now: itself if it stays. Its fields and elements may be filled
   * later.
   */
  Object moved(Object old);

  /** Says what an object becomes before what it holds is moved, which may lead back to it. */
  void becomes(Object old, Object now);

  /** Says that an object goes on holding something old, so that whoever holds it is told why. */
  void stays(Object old, String why);

  /** Says that a field, as in {@code Net.w}, has 0 or null, since there is no value for it. */
  void blank(String field);

  /** The newest class of the same name; the class itself if it is not from a cell. */
  Class<?> current(Class<?> type);

  /** An object that cannot be moved; the message says why, after "cannot be kept: ". */
  final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    Impossible(String why) {
      super(why);
    }
  }
}
