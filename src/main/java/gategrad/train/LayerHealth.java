package gategrad.train;

/**
 * How a layer is doing after an epoch.
 *
 * @param layer its number and what it is
 * @param gradientNorm the norm of its gradients in the last step; 0 for a layer without parameters
 * @param updateRatio how far the last step moved its parameters, as a share of their norm; about
 *     1e-3 is healthy
 * @param dead for an activation, the share of units whose local gradient was 0 for the whole batch
 * @param saturated for an activation, the share of outputs whose local gradient was below 0.05
 */
public record LayerHealth(
    String layer, double gradientNorm, double updateRatio, double dead, double saturated) {}
