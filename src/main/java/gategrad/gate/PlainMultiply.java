package gategrad.gate;

final class PlainMultiply implements MatrixMultiply {
  static final PlainMultiply INSTANCE = new PlainMultiply();

  @Override
  public void addProduct(Array a, boolean transposeA, Array b, boolean transposeB, Array c) {
    int inner = transposeA ? a.rows() : a.columns();
    for (int i = 0; i < c.rows(); i++) {
      for (int p = 0; p < inner; p++) {
        double factor = a.get(transposeA ? p * a.columns() + i : i * inner + p);
        if (transposeB) {
          for (int j = 0; j < c.columns(); j++) {
            c.add(i * c.columns() + j, factor * b.get(j * inner + p));
          }
        } else {
          c.addScaled(i * c.columns(), factor, b, p * c.columns(), c.columns());
        }
      }
    }
  }
}
