package gategrad.kernel.protocol;

import java.util.List;
import java.util.Map;

/**
 * One message of Jupyter.
 *
 * @param identities ZeroMQ's addresses of the client, or the topic of a broadcast
 * @param header who sent it, when, and of which type
 * @param parent the header of the request it belongs to; empty if there is none
 * @param metadata whatever the front end wants to remember
 * @param content the message itself
 * @param buffers binary data of widgets
 */
public record Message(
    List<byte[]> identities,
    Fields header,
    Map<String, Object> parent,
    Map<String, Object> metadata,
    Fields content,
    List<byte[]> buffers) {

  /** Its type, such as {@code execute_request}. */
  public String type() {
    return header.text("msg_type");
  }

  /** Its id; a reply names it. */
  public String id() {
    return header.text("msg_id");
  }
}
