package gategrad.check;

/**
 * The gradient of one input, calculated and measured.
 *
 * @param input its name
 * @param at its value
 * @param gradient what backprop says
 * @param numerical what the central difference says
 * @param verdict how they compare
 * @param words the verdict as a sentence
 */
public record Finding(
    String input, double at, double gradient, double numerical, Verdict verdict, String words) {

  /** <em>|a - n| / max(|a|, |n|)</em>, as in CS231n; 0 if both are 0. */
  public double relativeError() {
    double larger = Math.max(Math.abs(gradient), Math.abs(numerical));
    return larger == 0 ? 0 : Math.abs(gradient - numerical) / larger;
  }

  Finding explained(String more) {
    return new Finding(input, at, gradient, numerical, verdict, words + more);
  }
}
