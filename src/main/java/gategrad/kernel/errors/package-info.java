/**
 * Turns what the compiler and the JVM say into texts for people who are learning.
 *
 * <p>Every text names the cell and its line, shows that line, says in plain words what is wrong,
 * and where possible what to do.
 */
package gategrad.kernel.errors;
