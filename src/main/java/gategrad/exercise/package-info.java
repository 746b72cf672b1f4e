/**
 * Checks for exercises that say what is wrong, and that nbgrader can grade.
 *
 * <p>{@link gategrad.exercise.Exercise} is all that a notebook needs.
 */
package gategrad.exercise;
