/**
 * Circuits as formulas and as pictures.
 *
 * <p>{@link gategrad.draw.Circuit} turns {@code "(x + y) * z"} into nodes; {@link
 * gategrad.draw.Drawing} draws any node with everything behind it, as SVG and as text, without any
 * external program.
 *
 * <p>How a drawing comes about, one file a step: {@code Diagram} (what is to be seen, as words),
 * {@code Grid} (columns), {@code Crossings} (the order within a column), {@code Placement}
 * (coordinates), {@code Scene} (lines, circles and texts), then {@code SvgWriter}; {@code TextTwin}
 * goes from the diagram straight to text.
 */
package gategrad.draw;
