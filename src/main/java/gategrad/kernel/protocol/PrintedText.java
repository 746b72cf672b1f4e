package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import gategrad.kernel.threads.KernelThread;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * What one cell prints, in few messages and not without end.
 *
 * <p>Text is sent when 64 kB are together or after 50 ms. Of a cell that prints more than 1 MB the
 * beginning and the last lines are sent, and how much is left out between them.
 */
final class PrintedText {
  /** How much of a cell's text is sent as it comes. */
  static final int MOST = 1_000_000;

  private static final int BATCH = 1 << 16;
  private static final int TAIL = 4_000;
  private static final int PAUSE_MILLIS = 50;
  private static final ScheduledExecutorService TIMER = KernelThread.timer("stream-timer");

  private final BiConsumer<String, String> send;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
  private String stream = "stdout";
  private long printed;
  private long dropped;
  private boolean scheduled;

  /** Text that is sent by this, which takes the name of a stream and a text. */
  PrintedText(BiConsumer<String, String> send) {
    this.send = send;
  }

  synchronized void print(String name, byte[] bytes, int offset, int length) {
    if (!name.equals(stream)) {
      sendWaiting(true);
      stream = name;
    }
    int fits = (int) Math.min(length, Math.max(0, MOST - printed));
    waiting.write(bytes, offset, fits);
    printed += fits;
    drop(bytes, offset + fits, length - fits);
    if (waiting.size() >= BATCH) {
      sendWaiting(false);
    } else if (!scheduled && waiting.size() > 0) {
      scheduled = true;
      TIMER.schedule(this::tick, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void drop(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return;
    }
    dropped += length;
    tail.write(bytes, offset, length);
    if (tail.size() > BATCH) {
      byte[] all = tail.toByteArray();
      tail.reset();
      tail.write(all, all.length - TAIL, TAIL);
    }
  }

  private synchronized void tick() {
    scheduled = false;
    sendWaiting(false);
  }

  /** Sends what is waiting. */
  synchronized void flush() {
    sendWaiting(true);
  }

  /** Sends what is waiting and, if text was left out, how much and the last lines. */
  synchronized void finish() {
    sendWaiting(true);
    if (dropped == 0) {
      return;
    }
    byte[] all = tail.toByteArray();
    byte[] end = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL), all.length);
    String last = new String(end, UTF_8);
    String lines = last.substring(Math.min(last.length(), last.indexOf('\n') + 1));
    send.accept(
        stream,
        "\n... %,d bytes left out; the last lines:\n".formatted(dropped - end.length) + lines);
    dropped = 0;
    tail.reset();
  }

  /** The output was cleared: the count of printed bytes begins again. */
  synchronized void restart() {
    sendWaiting(true);
    printed = 0;
    dropped = 0;
    tail.reset();
  }

  /** Takes the text after the last line break, if it was not sent yet. */
  synchronized String takeUnfinishedLine() {
    String text = waiting.toString(UTF_8);
    waiting.reset();
    int end = stream.equals("stdout") ? text.lastIndexOf('\n') + 1 : text.length();
    if (end > 0) {
      send.accept(stream, text.substring(0, end));
    }
    return text.substring(end);
  }

  /** Sends the waiting bytes; an unfinished character at the end waits on, unless told not to. */
  private void sendWaiting(boolean all) {
    if (waiting.size() == 0) {
      return;
    }
    byte[] bytes = waiting.toByteArray();
    int end = all ? bytes.length : wholeCharacters(bytes);
    waiting.reset();
    waiting.write(bytes, end, bytes.length - end);
    if (end > 0) {
      send.accept(stream, new String(bytes, 0, end, UTF_8));
    }
  }

  /** How many bytes there are without a UTF-8 sequence that is cut off at the end. */
  private static int wholeCharacters(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int b = bytes[bytes.length - back] & 0xff;
      if (b >= 0xc0) {
        int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return needed > back ? bytes.length - back : bytes.length;
      } else if (b < 0x80) {
        break;
      }
    }
    return bytes.length;
  }
}
