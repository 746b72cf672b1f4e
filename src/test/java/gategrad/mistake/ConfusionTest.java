package gategrad.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.draw.Circuit;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The whole catalogue against itself: the numbers of every mistake, at probes from several seeds,
 * must lead to that mistake and to no other; those of what is right, in every convention, to right.
 * docs/mistakes.md shows the figures.
 */
class ConfusionTest {
  private static final int SEEDS = 10;

  /** What came of one subject. */
  private record Figures(
      String name,
      int mistakes,
      int tried,
      int named,
      int two,
      int unnamed,
      int accepted,
      int right,
      int refused,
      List<String> twins) {

    String row() {
      return "| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n"
          .formatted(name, mistakes, tried, named, two, unnamed, accepted, right, refused);
    }
  }

  private static List<Subject<?>> subjects() {
    var subjects = new ArrayList<Subject<?>>();
    for (Gate gate : Gates.all()) {
      if (gate instanceof UnaryGate || gate instanceof BinaryGate) {
        subjects.add(GateCheck.of(gate).backward());
      }
    }
    subjects.add(Tie.of(Gates.MAX).backward());
    for (String formula : List.of("2 * (x * y + max(z, w))", "(x + y) * max(y, z)")) {
      var circuit = Circuit.circuit(formula);
      for (String name : circuit.names()) {
        circuit = circuit.with(name, 1.5);
      }
      var calculated = circuit;
      var inputs = circuit.names().stream().map(calculated::get).toList();
      var check = CircuitCheck.of(Plan.of(circuit.value(), inputs)).subject();
      subjects.add(named("the circuit `" + formula + "`", check));
    }
    subjects.add(engine("chains of an engine", EnginePlans::chains));
    subjects.add(engine("forks of an engine", EnginePlans::forks));
    Stream.of(
            LayerMistakes.subject(),
            NormMistakes.batchNorm(),
            NormMistakes.dropout(),
            LossMistakes.softmaxCrossEntropy(),
            LossMistakes.hinge(),
            FitMistakes.squaredError(FitMistakes.Mean.OVER_ALL),
            FitMistakes.penalty(true),
            OptimizerMistakes.sgd(),
            OptimizerMistakes.momentum(),
            OptimizerMistakes.adam(),
            DataMistakes.standardise(),
            DataMistakes.shuffle())
        .map(ConfusionTest::distinct)
        .forEach(subjects::add);
    return subjects;
  }

  private interface Plans {
    List<EngineProbe> probes(EnginePlans plans, int count, java.util.random.RandomGenerator random);
  }

  private static Subject<EngineProbe> engine(String name, Plans kind) {
    List<Gate> gates = List.of(Gates.ADD, Gates.MUL, Gates.MAX, Gates.SIGMOID);
    var plans = new EnginePlans(gates);
    Function<EngineProbe, double[]> right = EngineMistakes.run(Manner.right());
    return distinct(
        new Subject<>(
            name,
            (count, random) -> kind.probes(plans, count, random),
            List.of(right),
            EngineMistakes.of(Manner.right(), gates),
            EngineProbe::describe,
            Agreement.EXACT));
  }

  private static <P> Subject<P> distinct(Subject<P> subject) {
    return subject.distinct(new SplittableRandom(17));
  }

  private static <P> Subject<P> named(String name, Subject<P> s) {
    return new Subject<>(name, s.draw(), s.right(), s.mistakes(), s.describe(), s.agreement());
  }

  private static <P> Figures figures(Subject<P> subject) {
    int named = 0;
    int two = 0;
    int unnamed = 0;
    int accepted = 0;
    int refused = 0;
    var twins = new TreeSet<String>();
    for (int seed = 0; seed < SEEDS; seed++) {
      var probes = subject.probes(new Random(seed));
      for (var mistake : subject.mistakes()) {
        var diagnosis = diagnosis(subject, probes, mistake.rule());
        boolean first =
            !diagnosis.mistakes().isEmpty() && diagnosis.mistakes().get(0).equals(mistake.key());
        accepted += diagnosis.right() ? 1 : 0;
        named += first && diagnosis.mistakes().size() == 1 ? 1 : 0;
        two += first && diagnosis.mistakes().size() == 2 ? 1 : 0;
        unnamed += first ? 0 : 1;
        mistake.twin().ifPresent(t -> twins.add(mistake.key() + " and " + t.key()));
      }
      for (var right : subject.right()) {
        refused += diagnosis(subject, probes, right).right() ? 0 : 1;
      }
    }
    return new Figures(
        subject.name(),
        subject.mistakes().size(),
        SEEDS * subject.mistakes().size(),
        named,
        two,
        unnamed,
        accepted,
        SEEDS * subject.right().size(),
        refused,
        List.copyOf(twins));
  }

  private static <P> Diagnosis diagnosis(
      Subject<P> subject, List<P> probes, Function<P, double[]> rule) {
    return new Fit<>(subject, probes, probes.stream().map(rule).toList()).diagnosis();
  }

  @Test
  void theCatalogueTellsItselfApart() throws IOException {
    var all = subjects().stream().map(ConfusionTest::figures).toList();
    int tried = all.stream().mapToInt(Figures::tried).sum();
    int named = all.stream().mapToInt(Figures::named).sum();
    assertEquals(0, all.stream().mapToInt(Figures::accepted).sum(), "wrong answers accepted");
    assertEquals(0, all.stream().mapToInt(Figures::refused).sum(), "right answers refused");
    assertEquals(0, all.stream().mapToInt(Figures::unnamed).sum(), () -> "" + all);
    assertTrue(named >= 0.95 * tried, named + " of " + tried + " named");
    var page = page(all, tried, named);
    Path fresh = Files.writeString(Path.of("target", "mistakes.md"), page);
    assertEquals(
        page,
        Files.readString(Path.of("docs", "mistakes.md")).replace("\r\n", "\n"),
        () -> "the figures of docs/mistakes.md have changed: copy " + fresh + " there");
  }

  private static String page(List<Figures> all, int tried, int named) {
    var keys = new TreeSet<String>();
    subjects().forEach(s -> s.mistakes().forEach(m -> keys.add(m.key())));
    var rows = new StringBuilder();
    all.forEach(figures -> rows.append(figures.row()));
    var twins = new StringBuilder();
    for (var figures : all) {
      figures.twins().forEach(t -> twins.append("- %s: %s\n".formatted(figures.name(), t)));
    }
    return """
        # The catalogue of mistakes, against itself

        Made by `ConfusionTest`. For every subject and every mistake in it, the numbers that the mistake gives are
        shown to the finder, at probes from %d seeds. It names a mistake only if that explains every number and no
        other does. %d different mistakes, of which [sentences.md](sentences.md) has the words.

        **%d of %d named right (%.1f %%); 0 wrong answers accepted; 0 right answers refused.** The rest are the twins
        below: two mistakes that give the same numbers whatever is tried, so both are listed.

        | subject | mistakes | tried | named | both listed | not named | accepted | right tried | refused |
        |---|---|---|---|---|---|---|---|---|
        %s
        A mistake that changes nothing at a subject, or is written the same there as an earlier one (at the multiply
        gate "own value times dz" *is* "operands swapped"), is left out of its row.

        ## Twins

        What a gate stored and what it calculated with it cannot always be told apart:

        %s"""
        .formatted(SEEDS, keys.size(), named, tried, 100.0 * named / tried, rows, twins);
  }
}
