package gategrad.kernel.protocol;

import java.io.PrintStream;

/** Lines for whoever runs the server; learners do not see them. */
final class Log {
  private final PrintStream terminal = System.err; // before cells get their own

  void line(String text) {
    terminal.println("[gategrad kernel] " + text.replaceAll("\\s+", " "));
  }
}
