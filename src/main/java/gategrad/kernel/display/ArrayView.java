package gategrad.kernel.display;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Every kind of array as a read-only list. */
final class ArrayView {
  private ArrayView() {}

  /** The elements, or empty if the value is no array. */
  static Optional<List<?>> of(Object value) {
    if (value instanceof Object[] a) {
      return Optional.of(Arrays.asList(a));
    } else if (value instanceof double[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof float[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof int[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof long[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof byte[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof short[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof char[] a) {
      return view(a.length, i -> a[i]);
    } else if (value instanceof boolean[] a) {
      return view(a.length, i -> a[i]);
    }
    return Optional.empty();
  }

  private static Optional<List<?>> view(int size, IntFunction<Object> element) {
    return Optional.of(new Elements(size, element));
  }

  private static final class Elements extends AbstractList<Object> implements RandomAccess {
    private final int size;
    private final IntFunction<Object> element;

    Elements(int size, IntFunction<Object> element) {
      this.size = size;
      this.element = element;
    }

    @Override
    public Object get(int index) {
      return element.apply(index);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
