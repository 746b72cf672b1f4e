package gategrad.optim;

import static java.util.Objects.requireNonNull;

import gategrad.Tensor;
import gategrad.text.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Notices steps that a training loop hardly means: with a gradient that the last step has used
 * already, or with none. Each kind is told once.
 */
final class StepWatch {
  private static final Messages SAY = Messages.of(StepWatch.class);

  private final Set<String> told = new HashSet<>();
  private Consumer<String> reader = System.out::println;

  void tell(Consumer<String> reader) {
    this.reader = requireNonNull(reader, "onNotice: the reader is null");
  }

  void beforeStep(List<Tensor> parameters) {
    Tensor first = parameters.get(0);
    int passes = first.passes();
    int used = first.usedPasses();
    if (used > 0 && passes > used) {
      notice("step.not-cleared", "n", passes, "used", used);
    } else if (used > 0) {
      notice("step.same");
    } else if (passes == 0
        && !told.contains("step.nothing")
        && parameters.stream().allMatch(StepWatch::hasNothing)) {
      notice("step.nothing");
    }
  }

  private static boolean hasNothing(Tensor parameter) {
    if (parameter.passes() > 0) {
      return false;
    }
    for (int i = 0; i < parameter.gradData().size(); i++) {
      if (parameter.gradData().get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private void notice(String key, Object... facts) {
    if (told.add(key)) {
      reader.accept(SAY.say(key, facts));
    }
  }
}
