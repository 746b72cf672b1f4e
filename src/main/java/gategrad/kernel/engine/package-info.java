/**
 * What the kernel asks of whoever runs its cells: {@link gategrad.kernel.engine.Engine} is the
 * seam. The protocol calls it; tests call it without any socket. It knows nothing of Jupyter.
 */
package gategrad.kernel.engine;
