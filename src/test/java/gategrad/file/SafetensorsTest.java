package gategrad.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Array;
import gategrad.array.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read and what is refused. The refused headers are those of a run of 46,000 damaged files
 * against the reference implementation (Python's safetensors 0.8.0), one of each kind: all of them
 * are refused there too, but for the three at the end of the list.
 */
class SafetensorsTest {
  @TempDir Path folder;

  private Path file(byte[] header, long length, int numbers) throws IOException {
    var content =
        ByteBuffer.allocate(8 + header.length + numbers)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(length)
            .put(header);
    return Files.write(folder.resolve("w.safetensors"), content.array());
  }

  private Path file(String header, int numbers) throws IOException {
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    return file(bytes, bytes.length, numbers);
  }

  private static String refusal(Path file) {
    String message = assertThrows(IOException.class, () -> Safetensors.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message;
  }

  @Test
  void everyBitAndEveryNameComesBack() throws IOException {
    var arrays = new LinkedHashMap<String, Array>();
    double[] doubles = {-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 1 / 3.0, 0};
    float[] floats = {-0.0f, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY, 1 / 3f};
    arrays.put("b \"quoted\" \\ \u0001 \n \uD83D\uDE00", Array.of(Shape.of(2, 3), doubles));
    arrays.put("a", Array.of(Shape.of(5), floats));
    arrays.put("", Array.of(Shape.of(), new double[] {7}));
    var words = Map.of("made by", "\"me\"\t\\");
    Path file = folder.resolve("w.safetensors");
    new Safetensors(arrays, words).write(file);
    var read = Safetensors.read(file);
    assertEquals(arrays.keySet(), read.arrays().keySet());
    assertEquals(words, read.metadata());
    var matrix = read.arrays().values().iterator().next();
    assertEquals(Shape.of(2, 3), matrix.shape());
    for (int i = 0; i < doubles.length; i++) {
      assertEquals(
          Double.doubleToRawLongBits(doubles[i]), Double.doubleToRawLongBits(matrix.float64()[i]));
    }
    for (int i = 0; i < floats.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(floats[i]),
          Float.floatToRawIntBits(read.arrays().get("a").float32()[i]));
    }
    assertEquals(7, read.arrays().get("").get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}     ",
        " \t\r\n{ 't' : {'data_offsets':[0 , 8],'shape':[1,2] ,'dtype':'F32'} } \n",
        "{'__metadata__':{'a':'b'},'t':{'dtype':'F64','shape':[],'data_offsets':[0,8]}}",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'more':[1.5e-3,null,true,{}]}}",
        "{'b':{'dtype':'F32','shape':[],'data_offsets':[4,8]},"
            + "'t':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}",
        "{'\\u0074\\u002e\\ud83d\\ude00':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}"
      })
  void whatTheFormatAllowsIsRead(String header) throws IOException {
    Safetensors.read(file(header.replace('\'', '"'), 8));
  }

  @Test
  void escapesAreUnderstood() throws IOException {
    String header = "{\"0\\u002eweight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    assertTrue(Safetensors.read(file(header, 8)).arrays().containsKey("0.weight"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'t':{'dtype':'F32','shape':[3000000000],'data_offsets':[0,8]}} | does not fill",
        "{'t':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | too large",
        "{'t':{'dtype':'F32','shape':[0],'data_offsets':[0,8]}} | does not fill",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | does not fill",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | does not fill",
        "{'t':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | overlap or leave a hole",
        "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | more bytes follow",
        "{'t':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}} | only 8 do",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'u':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | overlap",
        "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'u':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}} | leave a hole",
        "{'t':{'dtype':'F4','shape':[3],'data_offsets':[0,1]}} | does not fill",
        "{'t':{'dtype':'F33','shape':[2],'data_offsets':[0,8]}} | unknown type F33",
        "{'t':{'dtype':'f32','shape':[2],'data_offsets':[0,8]}} | unknown type f32",
        "{'t':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | no number of bytes: -2",
        "{'t':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | no number of bytes: 2.0",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8e0]}} | no number of bytes",
        "{'t':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}} | no number of bytes: 2",
        "{'t':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | lacks",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}} | lacks",
        "{'t':{'dtype':'F32','data_offsets':[0,8]}} | lacks",
        "{'t':null} | no JSON object",
        "{'__metadata__':{'a':1},'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | no text",
        "{'t':{'dtype':'F32','shape':[02],'data_offsets':[0,8]}} | no value",
        "{'t':{'dtype':'F32','shape':[+2],'data_offsets':[0,8]}} | no value",
        "{'t':{'dtype':'F32','shape':[2,],'data_offsets':[0,8]}} | no value",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},} | where '\"' belongs",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8],}} | where '\"' belongs",
        "{'t':{'dtype':'F32' 'shape':[2],'data_offsets':[0,8]}} | where ',' belongs",
        "{'t':{'dtype':'F32','shape':[1 2],'data_offsets':[0,8]}} | where ',' belongs",
        "{'t':{'dtype' 'F32','shape':[2],'data_offsets':[0,8]}} | where ':' belongs",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}x | more text after its end",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}{} | more text after its end",
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]} | ends too early",
        "{'t\\x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | unknown escape \\x",
        "{'t\\u00g0':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | hexadecimal",
        "{'t\\ud800':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | half a character",
        "{'t\\ude00\\ud83d':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | half a character",
        "[{'dtype':'F32','shape':[2],'data_offsets':[0,8]}] | no JSON object",
        "{'t':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}} | a second 'dtype'",
        // stricter than the reference: it reads the last of two, an array for an object, and
        // sizes beyond any memory where another size is 0
        "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | a second 't'",
        "{'t':['F32',[2],[0,8]]} | no JSON object",
        "{'t':{'dtype':'F32','shape':[9223372036854775808,0],'data_offsets':[0,0]}} | no number",
      })
  void whatBreaksARuleIsRefusedWithTheReason(String header, String reason) throws IOException {
    String message = refusal(file(header.replace('\'', '"'), 8));
    assertTrue(message.contains("is not a whole safetensors file: "), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void controlCharactersOtherBlanksAndBadTextAreRefused() throws IOException {
    String rest = "\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    assertTrue(refusal(file("{\"t\n" + rest, 8)).contains("control character"));
    assertTrue(refusal(file("{\u00a0\"t" + rest, 8)).contains("belongs"));
    assertTrue(refusal(file("\uFEFF{\"t" + rest, 8)).contains("no value"));
    assertTrue(refusal(file("{\"t" + rest + "\0", 8)).contains("more text after its end"));
    byte[] latin = ("{\"gr\u00fcn" + rest).getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(refusal(file(latin, latin.length, 8)).contains("no text"));
  }

  @Test
  void nestingWithoutEndIsRefused() throws IOException {
    for (String bracket : new String[] {"[", "{\"a\":"}) {
      assertTrue(refusal(file("{\"t\":" + bracket.repeat(50_000), 8)).contains("nested more than"));
    }
  }

  @Test
  void headersThatCannotBeThereAreRefused() throws IOException {
    byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
    for (long length : new long[] {0, 1, -1, Long.MIN_VALUE, 1L << 32, 100_000_001}) {
      assertTrue(refusal(file(header, length, 0)).contains("cannot be"));
    }
    assertTrue(refusal(file(header, 3, 0)).contains("ends within its header"));
    assertTrue(Safetensors.read(file(header, 2, 0)).arrays().isEmpty());
    assertTrue(refusal(Files.write(folder.resolve("x"), new byte[7])).contains("only 7 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BF16", "F16", "I64", "I32", "U8", "BOOL", "F8_E4M3", "C64"})
  void wholeFilesOfOtherTypesAreNotCalledDamaged(String type) throws IOException {
    int bits = Map.of("I64", 64, "C64", 64, "I32", 32, "BF16", 16, "F16", 16).getOrDefault(type, 8);
    String header =
        "{\"t\":{\"dtype\":\"%s\",\"shape\":[8],\"data_offsets\":[0,%d]}}".formatted(type, bits);
    String message = refusal(file(header, bits));
    assertTrue(message.contains("'t' is " + type + " (8); only F64 and F32 are read"), message);
  }

  @Test
  void aTensorWithoutNumbersIsNamed() throws IOException {
    String header = "{\"t\":{\"dtype\":\"F32\",\"shape\":[2,0],\"data_offsets\":[0,0]}}";
    assertTrue(refusal(file(header, 0)).contains("'t' is F32 (2, 0), which holds no numbers"));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("nope");
    String message = assertThrows(IOException.class, () -> Safetensors.read(file)).getMessage();
    assertEquals(
        "there is no file %s; the current folder is %s"
            .formatted(file, Path.of("").toAbsolutePath()),
        message);
  }

  @Test
  void numbersBeginAtAMultipleOfEight() throws IOException {
    for (String name : new String[] {"a", "ab", "abc", "ü"}) {
      Path file = folder.resolve("w");
      new Safetensors(Map.of(name, Array.of(Shape.of(1), new double[] {1})), Map.of()).write(file);
      assertEquals(0, Files.size(file) % 8);
      assertArrayEquals(new double[] {1}, Safetensors.read(file).arrays().get(name).toDoubles());
    }
  }

  @Test
  void pointersPagesAndArchivesAreNamed() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\n");
    assertTrue(refusal(file).contains("is no safetensors file but a Git LFS pointer"));
    Files.writeString(file, "<!DOCTYPE html><html></html>");
    assertTrue(refusal(file).contains("a web page (HTML)"));
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 8, 8, 0});
    assertTrue(refusal(file).contains("a ZIP archive"));
  }
}
