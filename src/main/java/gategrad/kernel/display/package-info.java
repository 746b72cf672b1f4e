/**
 * How values show themselves in a notebook: every value as text, and in a richer form where it has
 * one.
 *
 * <p>{@link gategrad.kernel.display.Renderers} picks the forms of a value, {@link
 * gategrad.kernel.display.FrontEnd} is where they go.
 */
package gategrad.kernel.display;
