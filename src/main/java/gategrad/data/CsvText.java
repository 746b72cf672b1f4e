package gategrad.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns the bytes of a file into text; a byte order mark says the encoding for certain. */
record CsvText(RawFile file, Charset charset) {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] BIG_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] LITTLE_MARK = {(byte) 0xFF, (byte) 0xFE};

  String text() {
    if (begins(UTF_8_MARK)) {
      return decode(StandardCharsets.UTF_8, UTF_8_MARK.length);
    }
    if (begins(BIG_MARK)) {
      return decode(StandardCharsets.UTF_16BE, BIG_MARK.length);
    }
    if (begins(LITTLE_MARK)) {
      return decode(StandardCharsets.UTF_16LE, LITTLE_MARK.length);
    }
    return decode(charset, 0);
  }

  private boolean begins(byte[] mark) {
    byte[] bytes = file.bytes();
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  private String decode(Charset encoding, int from) {
    var bytes = ByteBuffer.wrap(file.bytes(), from, file.bytes().length - from);
    var decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    String text;
    try {
      text = decoder.decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new DataException(
          "%s line %s is not %s text: say charset(\"windows-1252\") if an older Windows wrote it, or save it again as \"CSV UTF-8\""
              .formatted(file.name(), lineOf(bytes.position()), encoding),
          e);
    }
    if (text.indexOf('\0') >= 0) {
      throw file.wrong(
          "is no text in %s: it contains zero bytes; if it is UTF-16, say charset(\"UTF-16LE\")",
          encoding);
    }
    return text;
  }

  private int lineOf(int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += file.bytes()[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
