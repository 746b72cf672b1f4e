package gategrad.train;

import gategrad.notebook.Displayable;
import java.util.List;
import java.util.Locale;

/**
 * What happened while a network learnt, over all calls of {@link Trainer#fit}.
 *
 * @param epochs one entry for each finished epoch
 * @param stepLosses the loss of every finished step
 * @param health how each layer was doing after the last finished epoch
 * @param ended why training ended, in words
 */
public record History(
    List<Epoch> epochs, double[] stepLosses, List<LayerHealth> health, String ended)
    implements Displayable {
  private static final int SHOWN = 10;

  /** The loss of the last finished epoch, NaN if there is none. */
  public double finalLoss() {
    return epochs.isEmpty() ? Double.NaN : epochs.get(epochs.size() - 1).loss();
  }

  /** The training accuracy of the last finished epoch, NaN if there is none. */
  public double finalAccuracy() {
    return epochs.isEmpty() ? Double.NaN : epochs.get(epochs.size() - 1).accuracy();
  }

  @Override
  public String text() {
    var text = new StringBuilder("epoch      loss  accuracy  validation loss  accuracy\n");
    int every = Math.max(1, (epochs.size() + SHOWN - 1) / SHOWN);
    for (int k = 0; k < epochs.size(); k++) {
      if ((k + 1) % every == 0 || k == 0 || k == epochs.size() - 1) {
        text.append(line(epochs.get(k)));
      }
    }
    return text.append(ended).toString();
  }

  private static String line(Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "%5d  %8.4f  %8s  %15s  %8s\n",
        epoch.number(),
        epoch.loss(),
        share(epoch.accuracy()),
        Double.isNaN(epoch.validationLoss())
            ? ""
            : String.format(Locale.ROOT, "%.4f", epoch.validationLoss()),
        share(epoch.validationAccuracy()));
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  @Override
  public String toString() {
    return text();
  }
}
