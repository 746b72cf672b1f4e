package gategrad.array;

/** How many bits a number of an array takes. */
public enum Precision {
  /** {@code double}: about 16 digits. The default; gradient checks need it. */
  FLOAT64,

  /** {@code float}: about 7 digits in half the memory, for large networks. */
  FLOAT32;

  /** {@code float64} or {@code float32}. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
