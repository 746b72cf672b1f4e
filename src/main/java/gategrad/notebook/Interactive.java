package gategrad.notebook;

/**
 * A {@link Displayable} whose HTML answers the hand: where scripts run it is shown before the
 * picture, which stays for pages that strip them.
 */
public interface Interactive extends Displayable {}
