package gategrad.gate;

import static java.util.Objects.requireNonNull;

/**
 * What a gate says about itself, in plain words.
 *
 * <pre>{@code
 * About.of("mul", "*")
 *     .formula("z = x * y")
 *     .gradient("dz/dx = y, dz/dy = x")
 *     .explain("Switches: each input receives the upstream gradient times the other input.");
 * }</pre>
 *
 * @param name the name used in formulas and look-ups
 * @param symbol what is drawn into the gate's circle
 * @param formula the output
 * @param gradient the local gradients
 * @param rule what happens at ties, kinks and outside the domain; empty where there is nothing to
 *     say
 * @param explanation one sentence
 */
public record About(
    String name, String symbol, String formula, String gradient, String rule, String explanation) {

  /** Checks that nothing is {@code null}. */
  public About {
    requireNonNull(name, "name");
    requireNonNull(symbol, "symbol");
    requireNonNull(formula, "formula");
    requireNonNull(gradient, "gradient");
    requireNonNull(rule, "rule");
    requireNonNull(explanation, "explanation");
  }

  /** A gate of which only name and symbol are known; the other methods add to it. */
  public static About of(String name, String symbol) {
    return new About(name, symbol, "", "", "", "");
  }

  /** The same, with the formula of the output. */
  public About formula(String formula) {
    return new About(name, symbol, formula, gradient, rule, explanation);
  }

  /** The same, with the formulas of the local gradients. */
  public About gradient(String gradient) {
    return new About(name, symbol, formula, gradient, rule, explanation);
  }

  /** The same, with the rule for ties, kinks or the domain. */
  public About rule(String rule) {
    return new About(name, symbol, formula, gradient, rule, explanation);
  }

  /** The same, with one sentence that a beginner understands. */
  public About explain(String explanation) {
    return new About(name, symbol, formula, gradient, rule, explanation);
  }
}
