package gategrad.gate;

/**
 * A way to multiply matrices. The one that {@code Tensor} uses is plain Java and needs nothing; a
 * native library can stand behind this interface too.
 */
public interface MatrixMultiply {

  /**
   * Adds a product of two matrices to {@code c}: <em>c += op(a) op(b)</em>, where <em>op</em>
   * transposes if the flag says so. The caller has checked that the shapes fit and the precisions
   * are the same.
   */
  void addProduct(Array a, boolean transposeA, Array b, boolean transposeB, Array c);
}
