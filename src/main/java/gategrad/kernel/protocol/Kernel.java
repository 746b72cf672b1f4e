package gategrad.kernel.protocol;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.extension.Extensions;
import gategrad.kernel.threads.KernelThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One session: requests come in, are answered one after the other, and output goes out.
 *
 * <p>Four threads: the sockets' own, one that signs and sends, the shell's, which answers what may
 * take time, and the control channel's, which interrupts and ends. Whatever goes wrong in an
 * answer, they go on.
 */
public final class Kernel {
  private static final int EXIT_MILLIS = 300;

  /** Clients that run a notebook at once wait up to a fifth of a second before the first cell. */
  private static final int PAUSE_MILLIS = 1_000;

  /** What is answered on the control channel's thread; the rest may take time. */
  private static final Set<String> CONTROL =
      Set.of("interrupt_request", "shutdown_request", "kernel_info_request", "comm_info_request");

  /** A message with the channel on which to answer it. */
  private record Request(Channel channel, Message message) {
    String type() {
      return message.type();
    }
  }

  private final BlockingQueue<Request> shell = new LinkedBlockingQueue<>();
  private final BlockingQueue<Request> control = new LinkedBlockingQueue<>();
  private final Log log = new Log();
  private final Wire wire;
  private final Sockets sockets;
  private final Outbox outbox;
  private final Session session;
  private final Stdin stdin;
  private final Services services;
  private final Cells cells;
  private final AssistRequests assistRequests;

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
    assistRequests = new AssistRequests(services);
  }

  /** Answers requests until one of them ends this JVM; warms the engine up in a first pause. */
  public void run() {
    StandardStreams.install();
    sockets.start();
    session.broadcast(Map.of(), "status", Map.of("execution_state", "starting"));
    KernelThread.daemon("jupyter-control", () -> answerAll(control)).start();
    if (!isAskedForCells()) {
      warmUp();
    }
    answerAll(shell);
  }

  /** Answers what is asked at the start, until there is a pause: was a cell to be run? */
  private boolean isAskedForCells() {
    boolean asked = false;
    for (var next = nextSoon(); next.isPresent(); next = nextSoon()) {
      asked |= next.get().type().equals("execute_request");
      answer(next.get());
    }
    return asked;
  }

  private Optional<Request> nextSoon() {
    try {
      return Optional.ofNullable(shell.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      return Optional.empty(); // a cell interrupts all threads; the pause may as well end
    }
  }

  private void warmUp() {
    try {
      services.engine().warmUp();
    } catch (RuntimeException | Error e) {
      log.line("cannot warm up: " + e); // the first cell will say why
    }
  }

  private void answerAll(BlockingQueue<Request> queue) {
    while (true) {
      try {
        answer(queue.take());
      } catch (InterruptedException e) {
        log.line("a cell interrupted a thread of the kernel"); // which goes on
      }
    }
  }

  /** Nothing that is thrown ends the thread that answers. */
  private void answer(Request request) {
    try {
      handle(request);
    } catch (RuntimeException | Error e) {
      log.line("failed on a " + request.type() + ": " + e);
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
        case SHELL -> shell.add(new Request(channel, message));
        case CONTROL -> queue(message).add(new Request(channel, message));
        default -> stdin.replied(message);
      }
    } catch (BadMessage e) {
      dropped("message on " + channel, e);
      e.request().ifPresent(request -> replyTo(channel, request, failure(request, e)));
    } catch (RuntimeException | Error e) { // the thread of the sockets must go on
      log.line("failed on a message on " + channel + ": " + e);
    }
  }

  private BlockingQueue<Request> queue(Message request) {
    return CONTROL.contains(request.type()) ? control : shell;
  }

  private void dropped(String what, BadMessage e) {
    log.line("dropped a " + what + ": " + e.getMessage());
  }

  private void handle(Request request) {
    Message message = request.message();
    List<Request> aborted = List.of();
    if (!CONTROL.contains(request.type())) {
      cells.ready();
    }
    status(message, "busy");
    try {
      Map<String, Object> reply = reply(message);
      if (isFailedCell(reply) && message.content().flag("stop_on_error", true)) {
        // before the reply: cells that are sent after it were sent knowing of the error
        aborted = takeWaitingCells();
      }
      replyTo(request.channel(), message, reply);
    } finally {
      status(message, "idle");
    }
    aborted.forEach(this::abort);
    if (request.type().equals("shutdown_request")) {
      end();
    }
  }

  /** A request that could not be read is no cell: what waits behind it is run. */
  private static boolean isFailedCell(Map<String, Object> reply) {
    return "error".equals(reply.get("status")) && reply.containsKey("execution_count");
  }

  private void replyTo(Channel channel, Message request, Map<String, Object> reply) {
    if (!reply.isEmpty()) {
      session.reply(channel, request, reply);
    }
  }

  /** The content of the reply, which is empty for messages without one. */
  private Map<String, Object> reply(Message request) {
    try {
      return answer(request);
    } catch (BadMessage e) {
      dropped(request.type(), e);
      return failure(request, e);
    } catch (RuntimeException | Error e) {
      log.line("failed on a " + request.type() + ": " + e);
      return failure(request, e);
    }
  }

  private Map<String, Object> answer(Message request) {
    Fields content = request.content();
    return switch (request.type()) {
      case "kernel_info_request" -> KernelInfo.reply();
      case "execute_request" -> cells.execute(request);
      case "complete_request" -> assistRequests.complete(content);
      case "inspect_request" -> assistRequests.inspect(content);
      case "is_complete_request" -> assistRequests.isComplete(content);
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
  private List<Request> takeWaitingCells() {
    var cells = shell.stream().filter(request -> request.type().equals("execute_request")).toList();
    shell.removeAll(cells);
    return cells;
  }

  private void abort(Request cell) {
    status(cell.message(), "busy");
    session.reply(cell.channel(), cell.message(), Map.of("status", "aborted"));
    status(cell.message(), "idle");
  }

  /** What is no request has no reply. */
  private static Map<String, Object> failure(Message request, Throwable e) {
    if (!request.type().endsWith("_request")) {
      return Map.of();
    }
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
  private void end() {
    try {
      outbox.close();
      sockets.close();
      var exit = KernelThread.daemon("exit", () -> System.exit(0));
      exit.start();
      exit.join(EXIT_MILLIS);
    } catch (InterruptedException e) {
      log.line("interrupted at the end");
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
