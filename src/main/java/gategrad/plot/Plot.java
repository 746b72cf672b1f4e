package gategrad.plot;

import gategrad.file.WholeFile;
import gategrad.notebook.Displayable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A finished chart or picture: shows itself in a notebook, and can be saved as a PNG file. */
public final class Plot implements Displayable {
  private static final int NOTE_HEIGHT = 18;

  private final Supplier<BufferedImage> painter;
  private final String text;
  private final List<String> notes;

  /** Notes are what a reader must know: values left out, characters without a font. */
  Plot(Supplier<BufferedImage> painter, String text, List<String> notes) {
    this.painter = painter;
    this.text = text;
    this.notes = List.copyOf(notes);
  }

  /** The picture; notes stand below it. */
  public BufferedImage image() {
    var picture = painter.get();
    if (notes.isEmpty()) {
      return picture;
    }
    int height = picture.getHeight() + NOTE_HEIGHT * notes.size() + 4;
    int longest =
        notes.stream().mapToInt(note -> Canvas.width("Note: " + note, Theme.TICK)).max().orElse(0);
    var image = Canvas.image(Math.max(picture.getWidth(), longest + 20), height);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), height);
    graphics.drawImage(picture, 0, 0, null);
    writeNotes(graphics, picture.getHeight());
    graphics.dispose();
    return image;
  }

  private void writeNotes(Graphics2D graphics, int y) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(Theme.TICK);
    graphics.setColor(Theme.WARNING);
    for (int i = 0; i < notes.size(); i++) {
      graphics.drawString("Note: " + notes.get(i), 10, y + NOTE_HEIGHT * i + 10);
    }
  }

  @Override
  public String text() {
    return notes.isEmpty() ? text : text + "\nNote: " + String.join("\nNote: ", notes);
  }

  @Override
  public Optional<byte[]> png() {
    return Optional.of(Png.encode(image()));
  }

  /** Writes the picture into a PNG file, whole or not at all; one that is there is replaced. */
  public void save(Path file) {
    try {
      WholeFile.write(file, png().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The text twin. */
  @Override
  public String toString() {
    return text();
  }
}
