package gategrad.gate;

/** A way to multiply matrices; the embedded one is plain Java and needs nothing. */
public interface MatrixMultiply {

  /** The one in use. */
  static MatrixMultiply best() {
    return PlainMultiply.INSTANCE;
  }

  /**
   * Adds a product of two matrices to {@code c}: <em>c += op(a) op(b)</em>, where <em>op</em>
   * transposes if the flag says so. The caller has checked that the shapes fit and the precisions
   * are the same.
   */
  void addProduct(Array a, boolean transposeA, Array b, boolean transposeB, Array c);
}
