package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Messages as ZeroMQ frames: identities, a delimiter, the signature, four JSON parts, buffers.
 *
 * <p>The signature is the HMAC-SHA256 of the four parts in hexadecimal; an empty key means that
 * nothing is signed.
 */
public final class Wire {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
  private static final int PARTS = 4;

  private final List<Mac> signer;

  /** A wire with the key of the connection file. */
  public Wire(String key) {
    if (key.isEmpty()) {
      signer = List.of();
      return;
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      signer = List.of(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** A message in JSON: what is left to do is to sign it. */
  record Unsigned(List<byte[]> identities, List<byte[]> parts, List<byte[]> buffers) {
    /** How many bytes it has, without its addresses. */
    long size() {
      return Stream.concat(parts.stream(), buffers.stream()).mapToLong(part -> part.length).sum();
    }
  }

  /** The frames of a message, signed. */
  public List<byte[]> encode(Message message) {
    return sign(write(message));
  }

  /** Turns a message into JSON; what it holds may be the learner's and runs its toString. */
  static Unsigned write(Message message) {
    var parts =
        List.of(
            bytes(message.header().map()),
            bytes(message.parent()),
            bytes(message.metadata()),
            bytes(message.content().map()));
    return new Unsigned(message.identities(), parts, message.buffers());
  }

  /** The frames of a message with its signature. */
  List<byte[]> sign(Unsigned message) {
    var frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(sign(message.parts()));
    frames.addAll(message.parts());
    frames.addAll(message.buffers());
    return frames;
  }

  /**
   * The message in these frames.
   *
   * @throws BadMessage if they are no message or the signature is wrong
   */
  public Message decode(List<byte[]> frames) {
    int delimiter = 0;
    while (delimiter < frames.size() && !MessageDigest.isEqual(frames.get(delimiter), DELIMITER)) {
      delimiter++;
    }
    int first = delimiter + 2;
    if (frames.size() < first + PARTS) {
      throw new BadMessage(frames.size() + " frames are no Jupyter message");
    }
    var parts = frames.subList(first, first + PARTS);
    if (!MessageDigest.isEqual(sign(parts), frames.get(delimiter + 1))) {
      throw new BadMessage("its signature is wrong");
    }
    Fields header = fields(parts.get(0));
    try {
      return known(
          new Message(
              List.copyOf(frames.subList(0, delimiter)),
              header,
              fields(parts.get(1)).map(),
              fields(parts.get(2)).map(),
              fields(parts.get(3)),
              List.copyOf(frames.subList(first + PARTS, frames.size()))));
    } catch (BadMessage e) {
      var known =
          new Message(
              List.copyOf(frames.subList(0, delimiter)),
              header,
              Map.of(),
              Map.of(),
              new Fields(Map.of()),
              List.of());
      throw new BadMessage(e.getMessage(), Optional.of(known(known)));
    }
  }

  private static Message known(Message message) {
    message.type();
    message.id();
    return message;
  }

  private synchronized byte[] sign(List<byte[]> parts) {
    for (Mac mac : signer) {
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
    }
    return new byte[0];
  }

  private static byte[] bytes(Map<String, Object> fields) {
    return Json.write(fields).getBytes(UTF_8);
  }

  private static Fields fields(byte[] json) {
    return Json.parse(new String(json, UTF_8));
  }
}
