package gategrad.kernel.magic;

import gategrad.Displayable;

/** A text as the result of a magic. */
record Note(String text) implements Displayable {}
