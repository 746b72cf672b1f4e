package gategrad.kernel.source;

/**
 * One statement or declaration of a cell.
 *
 * @param text the source that JShell runs; a missing last semicolon is added
 * @param start where it starts in the cell
 * @param isMethod whether it declares a method
 */
public record Statement(String text, int start, boolean isMethod) {}
