package gategrad.kernel.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The connection file: where to listen, and the key that signs.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip the address to bind
 * @param key the signing key; empty means unsigned
 * @param ports the port of every channel
 */
public record Connection(String transport, String ip, String key, Fields ports) {

  /**
   * Reads a connection file.
   *
   * @throws StartFailure with one line that says what is wrong with it
   */
  public static Connection read(Path file) {
    try {
      Fields fields = Json.parse(Files.readString(file));
      String scheme = fields.text("signature_scheme", "hmac-sha256");
      String key = fields.text("key", "");
      if (!key.isEmpty() && !scheme.equals("hmac-sha256")) {
        throw new StartFailure("signature scheme '" + scheme + "' is unknown; use hmac-sha256");
      }
      var connection =
          new Connection(fields.text("transport", "tcp"), fields.text("ip"), key, fields);
      for (Channel channel : Channel.values()) {
        connection.address(channel);
      }
      return connection;
    } catch (IOException e) {
      throw new StartFailure("cannot read the connection file " + file + " (" + e + ")");
    } catch (BadMessage e) {
      throw new StartFailure("the connection file " + file + " is broken: " + e.getMessage());
    }
  }

  /** Where a channel listens, in ZeroMQ's notation. */
  public String address(Channel channel) {
    int port = ports.number(channel.portField(), -1);
    if (port < 0 || port > 65_535) {
      throw new BadMessage("field '" + channel.portField() + "' should be a port number");
    }
    return transport + "://" + ip + (transport.equals("ipc") ? "-" : ":") + port;
  }
}
