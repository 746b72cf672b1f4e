package gategrad.data;

/**
 * Data in two parts: one to learn from, one to see what was learnt.
 *
 * @param <T> the kind of data
 * @param train what the model learns from
 * @param test what it never sees while it learns
 */
public record Split<T>(T train, T test) {}
