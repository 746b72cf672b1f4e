/**
 * Keeps the learner's objects when a class that they are made of is edited.
 *
 * <p><b>The problem.</b> A learner changes a class and runs its cell again; a net that took an hour
 * to train must still be there. The JVM can give a loaded class new method bodies and no more
 * ({@code run.Redefiner} asks for that first). For a new field, method or superclass JShell
 * compiles the class under another name, {@code $JShell$2B} for {@code $JShell$2}, and with it all
 * that mentions it: the old objects are of a class that no code can name any more, and the
 * variables of that type are empty. But their old static fields still hold the objects, and
 * reflection reads them.
 *
 * <p><b>The walk.</b> {@link gategrad.kernel.jshell.edit.Variables} takes JShell's events and makes
 * of them one {@link gategrad.kernel.jshell.edit.Edit}: the places that may hold something old,
 * with what they held. {@link gategrad.kernel.jshell.edit.CarryOver} walks from there through
 * everything that can be reached. It is the one {@link gategrad.kernel.jshell.edit.Mover}: whoever
 * moves one kind of object asks it for the objects inside, and so it alone remembers what each has
 * become (shared objects stay shared, circles end) and who holds what (the holder of an object that
 * stays behind is told).
 *
 * <p><b>What moves, and how.</b>
 *
 * <ul>
 *   <li>An object of a cell's class: a new object, field by field, by name ({@code ClassMove}). No
 *       code of the learner's runs, unless the new class has a field more: its first value can only
 *       come from the constructor without arguments. Where there is none the field has 0 or null,
 *       and a notice says so. A class may become a record, and a record a class.
 *   <li>A constant of an enum: the constant of the same name, with what its fields held. A record:
 *       a new record by its constructor, if anything in it moved ({@code EnumsAndRecords}).
 *   <li>Arrays, lists, entries, references: they stay, with new elements put in; a list that takes
 *       none becomes an unmodifiable one ({@code Containers}).
 *   <li>Sets, maps, queues ask their elements for hash codes or an order, so they are refilled
 *       last, when all objects are complete ({@code SetsAndMaps}). An immutable one becomes an
 *       unmodifiable copy, also where it was a view of another; sets and maps of an enum are made
 *       anew ({@code EnumContainers}).
 *   <li>Static fields: those of classes that some code mentions ({@code StaticFields}).
 *   <li>A lambda or method reference that a variable was declared with: made again, which runs none
 *       of the learner's code ({@code InitialLambdas}).
 * </ul>
 *
 * <p><b>What cannot move, and why.</b> Any other lambda whose code mentions a replaced class, and
 * an object of a class without a name: their code is compiled and goes on meaning the old class. An
 * object whose type is an interface, an enum or abstract now: there are no such objects. An object
 * of an inner class that was not one before: nobody knows its enclosing object. An object of a
 * class that extends one of the JDK's without elements, such as Thread, and what only the JDK can
 * reach (an iterator, a stream, what {@code Comparator.comparing} gives): the module system closes
 * it to us. A chain of records or lists more than a thousand deep: each is made from the inside, on
 * the stack. A final static field: it has what the new class begins with. Each of these is told in
 * one line, and holds nothing else back; if a later edit makes it possible again, the object
 * returns.
 *
 * <p><b>When the new text does not compile</b>, JShell has given up the old class for it already.
 * {@code LastGoodTypes} declares the last text that compiled again, so that nothing is lost; and it
 * waits until the end of a cell before it does so for a class that mentions a later one.
 */
package gategrad.kernel.jshell.edit;
