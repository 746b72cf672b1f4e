/**
 * Runs cells in JShell and keeps the learner's state; knows nothing of Jupyter.
 *
 * <p>{@link gategrad.kernel.engine.Engine} is the seam: the protocol calls it, tests call it
 * without any socket.
 */
package gategrad.kernel.engine;
