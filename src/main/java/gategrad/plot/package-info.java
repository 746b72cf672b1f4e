/**
 * Charts and pictures, each with a text twin: {@link gategrad.plot.Plots} makes them.
 *
 * <p>They are drawn by XChart and Java2D, which work without a screen. Everything here is a {@link
 * gategrad.notebook.Displayable}, so a notebook shows it as it is.
 */
package gategrad.plot;
