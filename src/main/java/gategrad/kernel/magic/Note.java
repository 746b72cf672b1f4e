package gategrad.kernel.magic;

import gategrad.notebook.Displayable;

/** A text as the result of a magic. */
record Note(String text) implements Displayable {}
