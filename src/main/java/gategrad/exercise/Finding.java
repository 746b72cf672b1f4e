package gategrad.exercise;

import static java.util.Objects.requireNonNull;

/** One check of an exercise: what was asked, what it was worth, what came of it. */
record Finding(String what, double worth, Verdict verdict, String hint) {
  Finding {
    requireNonNull(hint, "hint");
  }

  Finding hint(String text) {
    return new Finding(what, worth, verdict, text);
  }

  double earned() {
    return verdict.right() ? worth : 0;
  }

  /** Said in words too, for whoever cannot see colours or signs. */
  String mark() {
    return verdict.right() ? "✔ right" : "✘ not yet";
  }
}
