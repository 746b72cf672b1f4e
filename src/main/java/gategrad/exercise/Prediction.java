package gategrad.exercise;

import gategrad.notebook.Displayable;
import gategrad.notebook.Interactive;
import gategrad.text.Html;
import gategrad.text.Messages;
import gategrad.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A question that a cell asks before it shows the answer. The learner writes a number, a word or
 * the letter of a choice in place of {@value #OPEN} and runs the cell: it says whether that holds,
 * and why, and only then shows what {@link #then} was given.
 *
 * <pre>{@code
 * var x = Value.of(4);
 * var f = x.mul(-3);
 * f.backward();
 * predict("the gradient of x", "3", x.grad()).because("x is multiplied by -3").text();
 * // Not this time: you wrote 3, it is -3. The size is right, the sign is not.
 * // x is multiplied by -3
 * }</pre>
 *
 * <p>A question without an answer is one line and stops nothing, so that a notebook can be run from
 * top to bottom.
 */
public final class Prediction implements Interactive {
  /** What stands where the learner's answer goes. */
  public static final String OPEN = "?";

  private static final Messages SENTENCES = Messages.of(Prediction.class);

  private final String question;
  private final Answer answer;
  private final String reason;
  private final Supplier<? extends Displayable> result;

  private Prediction(
      String question, Answer answer, String reason, Supplier<? extends Displayable> result) {
    this.question = question;
    this.answer = answer;
    this.reason = reason;
    this.result = result;
  }

  /**
   * Asks for a number. An answer such as -4, 0.39, 1/3 or 5 % holds if it is the truth, rounded to
   * the digits that it has.
   */
  public static Prediction predict(String question, String answer, double truth) {
    return of(question, new NumberAnswer(answer.strip(), truth));
  }

  /** Asks for a word or a choice; case and blanks around it do not matter. */
  public static Prediction predict(String question, String answer, String truth) {
    return of(question, new WordAnswer(answer.strip(), List.of(truth)));
  }

  /** Asks for one of several words that mean the same; the first is shown. */
  public static Prediction predict(String question, String answer, List<String> truths) {
    if (truths.isEmpty()) {
      throw new IllegalArgumentException(
          "predict(\"" + question + "\"): no right answer was given");
    }
    return of(question, new WordAnswer(answer.strip(), List.copyOf(truths)));
  }

  private static Prediction of(String question, Answer answer) {
    return new Prediction(question, answer, "", () -> Nothing.SHOWN);
  }

  /** The same with a reason, which is shown after any answer. */
  public Prediction because(String why) {
    return new Prediction(question, answer, why, result);
  }

  /** The same with a result that is made and shown after any answer, and not before. */
  public Prediction then(Supplier<? extends Displayable> shown) {
    return new Prediction(question, answer, reason, shown);
  }

  /** Whether an answer was written. */
  public boolean answered() {
    return !answer.written().isEmpty() && !answer.written().equals(OPEN);
  }

  /** Whether the answer holds. */
  public boolean holds() {
    return answered() && answer.holds();
  }

  /** What is said of the answer, without the result. */
  private String verdict() {
    if (!answered()) {
      return SENTENCES.say("predict.open", "question", question, "open", OPEN);
    }
    var said = answer.verdict(SENTENCES);
    return reason.isEmpty() ? said : said + "\n" + reason;
  }

  @Override
  public String text() {
    var shown = answered() ? result.get().text() : "";
    return shown.isEmpty() ? verdict() : verdict() + "\n\n" + shown;
  }

  /** The picture alone, for pages that strip HTML. */
  @Override
  public Optional<String> svg() {
    return answered() ? result.get().svg() : Optional.empty();
  }

  @Override
  public Optional<String> html() {
    var html = new StringBuilder("<p role=\"status\">");
    html.append(Html.escape(verdict()).replace("\n", "<br>")).append("</p>");
    if (answered()) {
      Displayable shown = result.get();
      html.append(
          shown
              .html()
              .or(shown::svg)
              .orElseGet(() -> "<pre>" + Html.escape(shown.text()) + "</pre>"));
    }
    return Optional.of(html.toString());
  }

  @Override
  public String toString() {
    return text();
  }

  /** What {@link #then} shows if it was not called. */
  private enum Nothing implements Displayable {
    SHOWN;

    @Override
    public String text() {
      return "";
    }

    @Override
    public Optional<String> html() {
      return Optional.of("");
    }
  }

  /** What a learner wrote, beside the truth. */
  private sealed interface Answer {
    String written();

    boolean holds();

    String verdict(Messages sentences);
  }

  private record WordAnswer(String written, List<String> truths) implements Answer {
    @Override
    public boolean holds() {
      return truths.stream().anyMatch(truth -> truth.equalsIgnoreCase(written));
    }

    @Override
    public String verdict(Messages sentences) {
      return sentences.say(
          holds() ? "predict.holds" : "predict.not", "written", written, "truth", truths.get(0));
    }
  }

  private record NumberAnswer(String written, double truth) implements Answer {
    @Override
    public boolean holds() {
      return number().map(number -> number.rounds(truth)).orElse(false);
    }

    private Optional<WrittenNumber> number() {
      return WrittenNumber.of(written);
    }

    @Override
    public String verdict(Messages sentences) {
      if (number().isEmpty()) {
        return sentences.say("predict.no-number", "written", written);
      }
      var key = "predict.not";
      if (holds()) {
        key = "predict.holds";
      } else if (number().get().rounds(-truth)) {
        key = "predict.sign";
      } else if (number().get().roundsCoarsely(truth)) {
        key = "predict.near";
      }
      return sentences.say(key, "written", written, "truth", Numbers.text(truth));
    }
  }
}
