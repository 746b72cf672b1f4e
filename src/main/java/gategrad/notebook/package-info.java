/**
 * What the library and a notebook say to each other, without knowing each other: what can show
 * itself, what changes while it is shown, and a calculation that the stop button ended.
 */
package gategrad.notebook;
