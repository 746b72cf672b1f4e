package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import gategrad.kernel.display.CurrentCell;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/** {@code System.out}, {@code System.err} and {@code System.in} of cells. */
final class StandardStreams {
  private static final PrintStream TERMINAL_OUT = System.out;
  private static final PrintStream TERMINAL_ERR = System.err;

  private StandardStreams() {}

  /** Replaces the three streams of this JVM. */
  static void install() {
    System.setIn(new In());
    renew();
  }

  /**
   * Gives the next cell streams of its own: a thread that was stopped while it printed leaves half
   * a line in the buffer of the old ones.
   */
  static void renew() {
    System.setOut(new PrintStream(new Out("stdout", TERMINAL_OUT), false, UTF_8));
    System.setErr(new PrintStream(new Out("stderr", TERMINAL_ERR), false, UTF_8));
  }

  /** Goes to the cell that the printing thread works for; before the first cell, to a terminal. */
  private static final class Out extends OutputStream {
    private final String name;
    private final PrintStream terminal;

    Out(String name, PrintStream terminal) {
      this.name = name;
      this.terminal = terminal;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (CurrentCell.frontEnd() instanceof CellOutput cell) {
        cell.printed().print(name, bytes, offset, length);
      } else {
        terminal.write(bytes, offset, length);
      }
    }
  }

  /**
   * Asks the front end for a line when what it gave last is read. Nothing is held while it waits: a
   * thread of an earlier cell may wait for ever.
   */
  private static final class In extends InputStream {
    private byte[] line = new byte[0];
    private int position;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (available() == 0) {
        if (!(CurrentCell.frontEnd() instanceof CellOutput cell)) {
          return -1;
        }
        add(cell.readLine().getBytes(UTF_8));
      }
      return take(bytes, offset, length);
    }

    private synchronized void add(byte[] more) {
      byte[] all = Arrays.copyOfRange(line, position, available() + position + more.length);
      System.arraycopy(more, 0, all, available(), more.length);
      line = all;
      position = 0;
    }

    private synchronized int take(byte[] bytes, int offset, int length) {
      int count = Math.min(length, available());
      System.arraycopy(line, position, bytes, offset, count);
      position += count;
      return count;
    }

    @Override
    public synchronized int available() {
      return line.length - position;
    }
  }
}
