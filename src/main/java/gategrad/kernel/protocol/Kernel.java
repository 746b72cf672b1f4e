package gategrad.kernel.protocol;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.extension.Extensions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One session: requests come in, are answered one after the other, and output goes out.
 *
 * <p>Four threads: the sockets' own, one that signs and sends, the shell's, which runs cells, and
 * the control channel's, which interrupts and ends them.
 */
public final class Kernel {
  private static final int EXIT_MILLIS = 300;

  /** Clients that run a notebook at once wait up to a fifth of a second before the first cell. */
  private static final int PAUSE_MILLIS = 1_000;

  private final BlockingQueue<Message> shell = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> control = new LinkedBlockingQueue<>();
  private final Log log = new Log();
  private final Wire wire;
  private final Sockets sockets;
  private final Outbox outbox;
  private final Session session;
  private final Stdin stdin;
  private final Services services;
  private final Cells cells;
  private final AssistRequests questions;

  /**
   * Starts the engine, reads the connection file and opens the sockets.
   *
   * @param engine makes an engine whose cells see these extensions
   * @param libraries jars that join the compiler's class path when a cell first mentions one
   * @throws StartFailure if the file is broken or a port is taken
   */
  public Kernel(
      Path connectionFile, Function<Supplier<Extensions>, Engine> engine, List<Path> libraries) {
    services = new Services(engine, libraries); // first: it takes longest
    var connection = Connection.read(connectionFile);
    wire = new Wire(connection.key());
    sockets = new Sockets(connection, this::received);
    outbox = new Outbox(wire, sockets);
    session = new Session(outbox);
    stdin = new Stdin(session);
    cells = new Cells(services, session, stdin);
    questions = new AssistRequests(services);
  }

  /** Answers requests until one of them ends this JVM; warms the engine up in a first pause. */
  public void run() throws InterruptedException {
    StandardStreams.install();
    sockets.start();
    session.broadcast(Map.of(), "status", Map.of("execution_state", "starting"));
    var thread = new Thread(this::controlLoop, "jupyter-control");
    thread.setDaemon(true);
    thread.start();
    if (!isAskedForCells()) {
      warmUp();
    }
    while (true) {
      handle(Channel.SHELL, shell.take());
    }
  }

  /** Answers what is asked at the start, until there is a pause: was a cell to be run? */
  private boolean isAskedForCells() throws InterruptedException {
    boolean asked = false;
    for (var next = nextSoon(); next.isPresent(); next = nextSoon()) {
      asked |= next.get().type().equals("execute_request");
      handle(Channel.SHELL, next.get());
    }
    return asked;
  }

  private void warmUp() {
    try {
      services.engine().warmUp();
    } catch (RuntimeException e) {
      log.line("cannot warm up: " + e); // the first cell will say why
    }
  }

  private Optional<Message> nextSoon() throws InterruptedException {
    return Optional.ofNullable(shell.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void controlLoop() {
    try {
      while (true) {
        handle(Channel.CONTROL, control.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; then the kernel is over
    }
  }

  /** Sorts what arrived into the queues; on the sockets' thread. */
  private void received(Channel channel, List<byte[]> frames) {
    if (channel == Channel.IOPUB) {
      Sockets.subscription(frames.get(0))
          .forEach(topic -> sockets.sendNow(Channel.IOPUB, wire.encode(session.welcome(topic))));
      return;
    }
    try {
      Message message = wire.decode(frames);
      switch (channel) {
        case SHELL -> shell.add(message);
        case CONTROL -> control.add(message);
        default -> stdin.replied(message);
      }
    } catch (BadMessage e) {
      log.line("dropped a message on " + channel + ": " + e.getMessage());
    }
  }

  private void handle(Channel channel, Message request) throws InterruptedException {
    List<Message> aborted = List.of();
    status(request, "busy");
    try {
      Map<String, Object> reply = answer(request);
      if ("error".equals(reply.get("status")) && request.content().flag("stop_on_error", true)) {
        aborted = takeWaitingCells(); // before the reply: what comes after it is meant
      }
      if (!reply.isEmpty()) {
        session.reply(channel, request, reply);
      }
    } catch (BadMessage e) {
      log.line("dropped a " + request.type() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      log.line("failed on a " + request.type() + ": " + e);
      session.reply(channel, request, failure(e));
    } finally {
      status(request, "idle");
    }
    aborted.forEach(this::abort);
    if (request.type().equals("shutdown_request")) {
      end();
    }
  }

  private Map<String, Object> answer(Message request) {
    Fields content = request.content();
    return switch (request.type()) {
      case "kernel_info_request" -> KernelInfo.reply();
      case "execute_request" -> cells.execute(request);
      case "complete_request" -> questions.complete(content);
      case "inspect_request" -> questions.inspect(content);
      case "is_complete_request" -> questions.isComplete(content);
      case "history_request" -> services.history().reply(content);
      case "comm_info_request" -> cells.commInfo(content);
      case "comm_open", "comm_msg", "comm_close" -> {
        cells.comm(request);
        yield Map.of();
      }
      case "interrupt_request" -> {
        cells.interrupt();
        yield Map.of("status", "ok");
      }
      case "shutdown_request" -> shutdown(request);
      default -> throw new BadMessage("this kernel does not know it");
    };
  }

  private Map<String, Object> shutdown(Message request) {
    cells.interrupt();
    Map<String, Object> reply =
        Map.of("status", "ok", "restart", request.content().flag("restart", false));
    session.broadcast(request.header().map(), "shutdown_reply", reply);
    return reply;
  }

  /** After an error the cells that wait behind it are not run. */
  private List<Message> takeWaitingCells() {
    var cells = shell.stream().filter(request -> request.type().equals("execute_request")).toList();
    shell.removeAll(cells);
    return cells;
  }

  private void abort(Message cell) {
    status(cell, "busy");
    session.reply(Channel.SHELL, cell, Map.of("status", "aborted"));
    status(cell, "idle");
  }

  private static Map<String, Object> failure(RuntimeException e) {
    return Map.of(
        "status", "error",
        "ename", e.getClass().getSimpleName(),
        "evalue", String.valueOf(e.getMessage()),
        "traceback", List.of());
  }

  private void status(Message request, String state) {
    session.broadcast(request.header().map(), "status", Map.of("execution_state", state));
  }

  /** Lets the last messages out, then ends this JVM, whatever cells left running. */
  private void end() throws InterruptedException {
    outbox.close();
    sockets.close();
    var exit = new Thread(() -> System.exit(0), "exit");
    exit.start();
    exit.join(EXIT_MILLIS);
    Runtime.getRuntime().halt(0);
  }
}
