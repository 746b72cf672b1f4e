/**
 * Data to learn from: generated points, sets that ship with the library, readers of the usual file
 * formats, and what prepares numbers and labels for a net.
 *
 * <p>This package needs the JDK's base module only; {@code gategrad.data.table} is the bridge to
 * Tablesaw. Whatever is random takes a generator, so the same seed gives the same data.
 */
package gategrad.data;
