package gategrad.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

class SocketsTest {
  private static final int ROUNDS = 1_000;
  private static final int PATIENCE_MILLIS = 20_000;

  @Test
  void everyReplyLeavesWithoutAnotherEventToWakeTheThread() throws Exception {
    BlockingQueue<List<byte[]>> requests = new LinkedBlockingQueue<>();
    Connection connection = connection();
    var sockets = new Sockets(connection, (channel, frames) -> requests.add(frames));
    sockets.start();
    var answers = new Thread(() -> answer(requests, sockets));
    answers.setDaemon(true);
    answers.start();
    try (ZMQ.Context context = ZMQ.context(1);
        ZMQ.Socket client = context.socket(SocketType.DEALER)) {
      client.setLinger(0);
      client.setReceiveTimeOut(PATIENCE_MILLIS);
      client.connect(connection.address(Channel.SHELL));
      for (int i = 0; i < ROUNDS; i++) {
        client.send("ask");
        for (byte part = 0; part < 3; part++) {
          assertArrayEquals(new byte[] {part}, client.recv(), "round " + i);
        }
      }
    } finally {
      answers.interrupt();
      sockets.close();
    }
  }

  /** Three messages in a row, as busy, reply and idle: the later ones meet a thread that sends. */
  private static void answer(BlockingQueue<List<byte[]>> requests, Sockets sockets) {
    try {
      while (true) {
        byte[] client = requests.take().get(0);
        for (byte part = 0; part < 3; part++) {
          sockets.send(Channel.SHELL, List.of(client, new byte[] {part}));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Connection connection() throws Exception {
    Map<String, Object> ports = new HashMap<>();
    for (Channel channel : Channel.values()) {
      try (var free = new ServerSocket(0)) {
        ports.put(channel.portField(), (long) free.getLocalPort());
      }
    }
    return new Connection("tcp", "127.0.0.1", "", new Fields(ports));
  }
}
