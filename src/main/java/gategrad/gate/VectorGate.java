package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * A gate on whole arrays, such as a matrix product: what no rule for single numbers can say.
 *
 * <p>Its backward is the product of the upstream gradient with the Jacobian, which is never formed:
 * <em>dx = J<sup>T</sup> dz</em>.
 *
 * <pre>{@code
 * record Reverse() implements VectorGate {
 *   public Shape shape(Shape... inputs) { return inputs[0]; }
 *   public void forward(Array[] x, Array z) {
 *     for (int i = 0; i < z.size(); i++) z.set(i, x[0].get(z.size() - 1 - i));
 *   }
 *   public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
 *     for (int i = 0; i < z.size(); i++) dx.add(z.size() - 1 - i, dz.get(i));
 *   }
 * }
 * }</pre>
 */
public interface VectorGate extends Gate {

  /**
   * The shape of the output for inputs of these shapes; shapes that do not fit are an error that
   * names both.
   */
  Shape shape(Shape... inputs);

  /** Writes the output into {@code z}, which holds zeros. */
  void forward(Array[] x, Array z);

  /**
   * Adds the gradient of input {@code k} to {@code dx}: <em>dx += J<sub>k</sub><sup>T</sup>
   * dz</em>. Called only for inputs that want a gradient.
   */
  void backward(int k, Array[] x, Array z, Array dz, Array dx);
}
