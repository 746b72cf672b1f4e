package gategrad.numeric;

import gategrad.Value;
import gategrad.text.Messages;

/** The sentences of this package, and how they call a number. */
final class Words {
  private static final Messages SAY = Messages.of(Words.class);

  private Words() {}

  static String say(String key, Object... facts) {
    return SAY.say(key, facts);
  }

  /** A gate, as it stands in the picture, with the name of its output. */
  static String gate(Value value) {
    String gate = say("name.gate", "symbol", value.gate().symbol());
    return value.label().isEmpty()
        ? gate
        : say("name.gate-named", "gate", gate, "name", value.label());
  }

  /** Its name, else its gate, else its number. */
  static String name(Value value) {
    if (!value.label().isEmpty()) {
      return value.label();
    }
    return value.isLeaf()
        ? say("name.input", "value", value.data())
        : say("name.gate", "symbol", value.gate().symbol());
  }
}
