package gategrad.kernel.protocol;

import org.zeromq.SocketType;

/** The five sockets of a kernel. */
public enum Channel {
  /** Requests, answered one after the other. */
  SHELL(SocketType.ROUTER, "shell_port"),
  /** Requests that must not wait for a running cell: interrupt and shutdown. */
  CONTROL(SocketType.ROUTER, "control_port"),
  /** The kernel asks the front end for a line of text. */
  STDIN(SocketType.ROUTER, "stdin_port"),
  /** Output, broadcast to all front ends. */
  IOPUB(SocketType.XPUB, "iopub_port"),
  /** Whatever comes is sent back: the kernel is alive. */
  HEARTBEAT(SocketType.REP, "hb_port");

  private final SocketType type;
  private final String portField;

  Channel(SocketType type, String portField) {
    this.type = type;
    this.portField = portField;
  }

  SocketType type() {
    return type;
  }

  String portField() {
    return portField;
  }
}
