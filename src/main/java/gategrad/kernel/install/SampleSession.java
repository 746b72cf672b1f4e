package gategrad.kernel.install;

import gategrad.kernel.protocol.Fields;
import gategrad.kernel.protocol.Json;
import gategrad.kernel.protocol.Message;
import gategrad.kernel.protocol.Wire;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Plays a front end that asks what learners' front ends ask first. */
final class SampleSession {
  private static final String KEY = "sample";
  private static final int RECEIVE_MILLIS = 500;
  private static final int MOST_TRIES = 360;
  private static final List<String> PORTS =
      List.of("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port");
  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "System.out.println(\"hello\"); System.err.println(\"world\");",
          "double square(double x) { return x * x; }\nsquare(3)",
          "record Point(double x, double y) {}\nvar p = new Point(1, 2);\np",
          "class Net { double w = 0.5; double f(double x) { return w * x; } }\nvar net = new Net();",
          "class Net { double w = 0.5; double f(double x) { return w * x + 1; } }",
          "for (int i : progress(3)) { System.out.print(i); }\ndisplay(new double[][] {{1, 2}, {3, 4}});",
          "List.of(1, 2, 3).stream().map(i -> i * 2).toList()",
          "Map.of(\"a\", new double[] {1, 2})",
          "int x = y;",
          "int z = 1 / 0;",
          "%vars",
          "%time square(4)");

  private final Wire wire = new Wire(KEY);
  private final Map<String, Object> connection;
  private final Process kernel;
  private int count;

  /** A session with a kernel that was started with this connection file. */
  SampleSession(Map<String, Object> connection, Process kernel) {
    this.connection = connection;
    this.kernel = kernel;
  }

  /** Chooses free ports and writes a connection file. */
  static Map<String, Object> connection(Path file) throws IOException {
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("transport", "tcp");
    connection.put("ip", "127.0.0.1");
    connection.put("signature_scheme", "hmac-sha256");
    connection.put("key", KEY);
    var taken = new ArrayList<ServerSocket>();
    for (String port : PORTS) {
      taken.add(new ServerSocket(0));
      connection.put(port, taken.get(taken.size() - 1).getLocalPort());
    }
    for (ServerSocket socket : taken) {
      socket.close();
    }
    Files.writeString(file, Json.write(connection));
    return connection;
  }

  /** Runs the cells and shuts the kernel down. */
  void play() {
    try (ZMQ.Context context = ZMQ.context(1);
        ZMQ.Socket shell = connect(context, "shell_port");
        ZMQ.Socket control = connect(context, "control_port")) {
      ask(shell, "kernel_info_request", Map.of());
      for (String cell : CELLS) {
        ask(shell, "execute_request", Map.of("code", cell, "stop_on_error", false));
      }
      ask(shell, "complete_request", Map.of("code", "p.", "cursor_pos", 2));
      ask(shell, "inspect_request", Map.of("code", "square(", "cursor_pos", 7));
      ask(shell, "is_complete_request", Map.of("code", "int f() {"));
      ask(control, "shutdown_request", Map.of("restart", false));
    }
  }

  private ZMQ.Socket connect(ZMQ.Context context, String port) {
    ZMQ.Socket socket = context.socket(SocketType.DEALER);
    socket.setReceiveTimeOut(RECEIVE_MILLIS);
    socket.setLinger(0);
    socket.connect("tcp://127.0.0.1:" + connection.get(port));
    return socket;
  }

  private void ask(ZMQ.Socket socket, String type, Map<String, Object> content) {
    Map<String, Object> header =
        Map.of("msg_id", type + count++, "msg_type", type, "session", KEY, "version", "5.3");
    List<byte[]> frames =
        wire.encode(
            new Message(
                List.of(), new Fields(header), Map.of(), Map.of(), new Fields(content), List.of()));
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
    do {
      awaitFrame(socket, type);
    } while (socket.hasReceiveMore());
  }

  private void awaitFrame(ZMQ.Socket socket, String type) {
    for (int tries = 1; socket.recv() == null; tries++) {
      if (!kernel.isAlive() || tries == MOST_TRIES) {
        throw new InstallFailure(
            "the kernel ended or hung in the sample session, before it answered " + type);
      }
    }
  }
}
