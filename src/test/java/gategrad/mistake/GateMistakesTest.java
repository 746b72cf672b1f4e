package gategrad.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At every gate every mistake of the catalogue is told from being right and from the others. */
class GateMistakesTest {
  private static final int SEEDS = 30;

  static Stream<Gate> gates() {
    return Gates.all().stream().filter(g -> g instanceof UnaryGate || g instanceof BinaryGate);
  }

  @ParameterizedTest
  @MethodSource("gates")
  void everyMistakeIsNamedAndNoneIsAccepted(Gate gate) {
    var check = GateCheck.of(gate);
    assertTrue(check.keys().size() >= 8, () -> gate.name() + check.keys());
    for (int seed = 0; seed < SEEDS; seed++) {
      var probes = check.backward().probes(new Random(seed));
      for (var mistake : check.backward().mistakes()) {
        var answers = probes.stream().map(mistake.rule()).toList();
        var diagnosis = new Fit<>(check.backward(), probes, answers).diagnosis();
        assertEquals(mistake.key(), diagnosis.mistakes().get(0), diagnosis::text);
        assertEquals(mistake.twin().isPresent() ? 2 : 1, diagnosis.mistakes().size());
      }
      var right = probes.stream().map(play -> play.step().right()).toList();
      assertTrue(new Fit<>(check.backward(), probes, right).diagnosis().right());
    }
  }
}
