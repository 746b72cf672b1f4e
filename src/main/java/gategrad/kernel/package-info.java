/**
 * A Jupyter kernel for Java, made for people who learn.
 *
 * <p>{@link gategrad.kernel.Main} starts it, {@link gategrad.kernel.Notebook} is what cells see,
 * {@code protocol} speaks with Jupyter, {@code engine} runs cells, {@code display} shows values,
 * {@link gategrad.kernel.install.Install} installs it, and {@link
 * gategrad.kernel.extension.KernelExtension} is how a library adds to it.
 */
package gategrad.kernel;
