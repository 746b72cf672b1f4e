/**
 * How other libraries add to the kernel.
 *
 * <p>A jar on the kernel's class path implements {@link gategrad.kernel.extension.KernelExtension}
 * and names its class in {@code META-INF/services/gategrad.kernel.extension.KernelExtension}.
 */
package gategrad.kernel.extension;
