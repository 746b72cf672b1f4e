/**
 * Numbers below circuits: a {@link gategrad.array.Shape}, an {@link gategrad.array.Array} of one
 * {@link gategrad.array.Precision}, and the product of two matrices with what makes it fast.
 *
 * <p>Nothing here knows of gates or gradients. The product has three ways that give the same bits;
 * {@link gategrad.array.MatrixProduct} chooses the one that costs least.
 */
package gategrad.array;
