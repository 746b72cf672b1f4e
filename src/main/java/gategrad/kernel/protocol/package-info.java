/**
 * Jupyter's messages over ZeroMQ: one thread owns the sockets, one answers the shell, one the
 * control channel.
 *
 * <p>{@link gategrad.kernel.protocol.Kernel} is where to start reading. The protocol is <a
 * href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Jupyter messaging</a> 5.5.
 */
package gategrad.kernel.protocol;
