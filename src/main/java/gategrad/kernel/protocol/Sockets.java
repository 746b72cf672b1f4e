package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five sockets and the one thread that touches them.
 *
 * <p>ZeroMQ's sockets belong to one thread. This one sleeps until a frame arrives or somebody wants
 * to send; a byte in a pipe wakes it for the latter, so nothing is polled.
 */
final class Sockets {
  private static final int MOST_FRAMES = 1_000;

  /** A larger one ends the connection before it is read: it would not fit into the memory. */
  private static final long LARGEST_FRAME =
      Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

  private static final int MOST_WAITING = 10_000;
  private static final int LINGER_MILLIS = 100;

  /** What the thread does with a message that arrived; it must not block. */
  interface Receiver {
    void received(Channel channel, List<byte[]> frames);
  }

  private record Outgoing(Channel channel, List<byte[]> frames) {}

  private final ZMQ.Context context = ZMQ.context(1);
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final Queue<Outgoing> outbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Pipe alarm;
  private final Receiver receiver;
  private final Thread thread = new Thread(this::loop, "jupyter-sockets");
  private volatile boolean open = true;

  /**
   * Binds all sockets; {@link #start} lets messages in.
   *
   * @throws StartFailure if a port is taken
   */
  Sockets(Connection connection, Receiver receiver) {
    this.receiver = receiver;
    try {
      alarm = Pipe.open();
      alarm.source().configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Channel channel : Channel.values()) {
      sockets.put(channel, bind(channel, connection.address(channel)));
    }
    thread.setDaemon(true);
  }

  private ZMQ.Socket bind(Channel channel, String address) {
    ZMQ.Socket socket = context.socket(channel.type());
    socket.setLinger(LINGER_MILLIS);
    socket.setMaxMsgSize(LARGEST_FRAME);
    if (channel == Channel.IOPUB) {
      socket.setXpubVerbose(true);
      socket.setSndHWM(MOST_WAITING);
    }
    try {
      socket.bind(address);
      return socket;
    } catch (ZMQException | IllegalArgumentException e) {
      throw new StartFailure(
          "cannot listen on %s (%s): is another kernel running on this port?"
              .formatted(address, e.getMessage()));
    }
  }

  void start() {
    thread.start();
  }

  /**
   * Sends these frames as one message, soon, in the order of the calls.
   *
   * <p>Not from a cell's thread: an interrupt would close the pipe that wakes this one. {@link
   * Outbox} stands between.
   */
  void send(Channel channel, List<byte[]> frames) {
    outbox.add(new Outgoing(channel, frames));
    wake();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        alarm.sink().write(ByteBuffer.allocate(1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void loop() {
    try (var poller = context.poller(sockets.size() + 1)) {
      poller.register(alarm.source(), ZMQ.Poller.POLLIN);
      var channels = new ArrayList<>(sockets.keySet());
      channels.forEach(channel -> poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
      while (open) {
        try {
          poller.poll();
          exchange(poller, channels);
        } catch (OutOfMemoryError e) {
          continue; // one message is lost; a full heap is the cells' to clear
        }
      }
      sendAll();
    }
    sockets.values().forEach(ZMQ.Socket::close);
    context.close();
  }

  private void exchange(ZMQ.Poller poller, List<Channel> channels) {
    sendAll();
    takeSubscriptions();
    for (int i = 0; i < channels.size(); i++) {
      if (poller.pollin(i + 1) && channels.get(i) != Channel.IOPUB) {
        receive(channels.get(i));
      }
    }
  }

  /**
   * In this order: were the flag cleared first, the byte of whoever sets it again could be lost.
   */
  private void sendAll() {
    try {
      alarm.source().read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    woken.set(false);
    for (Outgoing next = outbox.poll(); next != null; next = outbox.poll()) {
      if (next.channel() == Channel.IOPUB) {
        takeSubscriptions();
      }
      write(next.channel(), next.frames());
    }
  }

  /** A new subscriber's welcome goes out before any other message that it receives. */
  private void takeSubscriptions() {
    ZMQ.Socket socket = sockets.get(Channel.IOPUB);
    while ((socket.getEvents() & ZMQ.Poller.POLLIN) != 0) {
      receive(Channel.IOPUB);
    }
  }

  /** Sends at once, before all that waits; only for the receiver, on this thread. */
  void sendNow(Channel channel, List<byte[]> frames) {
    write(channel, frames);
  }

  private void write(Channel channel, List<byte[]> frames) {
    ZMQ.Socket socket = sockets.get(channel);
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  private void receive(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    var frames = new ArrayList<byte[]>();
    do {
      byte[] frame = socket.recv();
      if (frames.size() < MOST_FRAMES) {
        frames.add(frame);
      }
    } while (socket.hasReceiveMore());
    if (channel == Channel.HEARTBEAT) {
      write(channel, frames);
    } else {
      receiver.received(channel, frames);
    }
  }

  /** Sends what is waiting, then closes everything. */
  void close() throws InterruptedException {
    open = false;
    wake();
    thread.join(2 * LINGER_MILLIS);
  }

  /** The topic of a subscription, if this frame of the IOPUB channel begins one. */
  static List<String> subscription(byte[] frame) {
    boolean begins = frame.length > 0 && frame[0] == 1;
    return begins ? List.of(new String(frame, 1, frame.length - 1, UTF_8)) : List.of();
  }
}
