package gategrad.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Something that learners write, with all that is known of it: what is right, in every convention
 * that is, and the mistakes, in the order in which they are asked for.
 *
 * @param name what it is called
 * @param draw makes probes
 * @param right the conventions; the first is the one that is shown as expected
 * @param mistakes the catalogue
 * @param describe a probe in words
 * @param agreement how exactly numbers must agree
 * @param <P> what is tried out
 */
record Subject<P>(
    String name,
    Draw<P> draw,
    List<Function<P, double[]>> right,
    List<Mistake<P>> mistakes,
    Function<P, String> describe,
    Agreement agreement) {
  private static final int PROBES = 6;
  private static final int TRIES = 20;

  /** Makes probes of every kind. */
  interface Draw<P> {
    List<P> probes(int count, RandomGenerator random);
  }

  /**
   * The same subject without the mistakes that cannot be told from being right, or from an earlier
   * mistake, whatever is tried: at the add gate, exchanging the two gradients changes nothing. A
   * mistake of another kind becomes the twin of the earlier one.
   */
  Subject<P> distinct(RandomGenerator random) {
    var tried = draw.probes(4 * PROBES, random);
    var known = right.stream().map(rule -> answers(rule, tried)).toList();
    var seen = new ArrayList<List<double[]>>();
    var kept = new ArrayList<Mistake<P>>();
    for (var mistake : mistakes) {
      var answers = answers(mistake.rule(), tried);
      int same = indexOfAlike(seen, answers);
      if (same >= 0 && kept.get(same).isOfAnotherKind(mistake)) {
        kept.set(same, kept.get(same).withTwin(mistake));
      } else if (same < 0 && indexOfAlike(known, answers) < 0) {
        seen.add(answers);
        kept.add(mistake);
      }
    }
    return new Subject<>(name, draw, right, List.copyOf(kept), describe, agreement);
  }

  private int indexOfAlike(List<List<double[]>> seen, List<double[]> answers) {
    for (int k = 0; k < seen.size(); k++) {
      if (alike(seen.get(k), answers)) {
        return k;
      }
    }
    return -1;
  }

  /**
   * Probes at which every mistake differs somewhere from what is right and from every other
   * mistake; drawn again, and more of them, until it does.
   */
  List<P> probes(RandomGenerator random) {
    var probes = draw.probes(PROBES, random);
    for (int tries = 1; tries < TRIES && !tellApart(probes); tries++) {
      probes = draw.probes(PROBES * (1 + tries / 5), random);
    }
    return probes;
  }

  private boolean tellApart(List<P> probes) {
    var seen = new ArrayList<List<double[]>>();
    right.forEach(rule -> seen.add(answers(rule, probes)));
    for (var mistake : mistakes) {
      var answers = answers(mistake.rule(), probes);
      if (indexOfAlike(seen, answers) >= 0) {
        return false;
      }
      seen.add(answers);
    }
    return true;
  }

  private static <P> List<double[]> answers(Function<P, double[]> rule, List<P> probes) {
    return probes.stream().map(rule).toList();
  }

  private boolean alike(List<double[]> one, List<double[]> other) {
    for (int k = 0; k < one.size(); k++) {
      if (!agreement.explains(one.get(k), other.get(k))) {
        return false;
      }
    }
    return true;
  }
}
