package gategrad.train;

/**
 * What one pass over the training data came to.
 *
 * @param number counted from one
 * @param loss mean training loss
 * @param accuracy share of training examples that were right, or NaN where that has no meaning
 * @param validationLoss mean loss on the validation data, or NaN without validation data
 * @param validationAccuracy share of validation examples that were right, or NaN
 */
public record Epoch(
    int number, double loss, double accuracy, double validationLoss, double validationAccuracy) {}
