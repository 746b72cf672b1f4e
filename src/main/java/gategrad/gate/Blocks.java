package gategrad.gate;

import gategrad.array.Shape;

/**
 * A small array inside a larger one that differs along one axis only, as blocks that lie together
 * in both.
 */
record Blocks(int count, int length, int stride) {

  static Blocks of(Shape small, int axis) {
    int length = small.size(axis) * small.stride(axis);
    return new Blocks(small.count() / length, length, small.stride(axis));
  }

  /** Visits the blocks of the small array that starts at index {@code at} of the axis. */
  void forEach(Shape large, int at, Visit visit) {
    int step = large.count() / count;
    for (int b = 0; b < count; b++) {
      visit.block(b * length, b * step + at * stride, length);
    }
  }

  interface Visit {
    void block(int small, int large, int count);
  }
}
