"""Loops in a method of a cell beside the same loops in a jar, both in the installed kernel.

    ./mvnw -DskipTests package
    python3 src/bench/python/kernel_loops.py [--rounds 9] [--java /path/to/jdk ...]

uses the virtual environment of kernel_bench.py. For each JDK it prints the fastest of interleaved rounds
and the ratio of cell to jar: a recurrence of 200 million steps, and a product of 600 x 600 matrices.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile

from kernel_bench import Kernel, install, into_venv

METHODS = """
static double recurrence(int n) {
  double s = 0;
  for (int i = 0; i < n; i++) {
    s = s * 0.5 + i;
  }
  return s;
}

static double product(int n) {
  double[][] a = new double[n][n];
  double[][] b = new double[n][n];
  double[][] c = new double[n][n];
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      a[i][j] = i - j;
      b[i][j] = i + j;
    }
  }
  for (int i = 0; i < n; i++) {
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        c[i][j] += a[i][k] * b[k][j];
      }
    }
  }
  return c[n - 1][n - 1];
}
"""

CLOCK = """
double milliseconds(java.util.function.DoubleSupplier task) {
  long start = System.nanoTime();
  task.getAsDouble();
  return (System.nanoTime() - start) / 1e6;
}

double[] fastest(int rounds, List<java.util.function.DoubleSupplier> tasks) {
  var times = new double[tasks.size()][rounds];
  for (int round = 0; round < rounds; round++) {
    for (int task = 0; task < tasks.size(); task++) {
      times[task][round] = milliseconds(tasks.get(task));
    }
  }
  return Stream.of(times).mapToDouble(t -> Arrays.stream(t).min().getAsDouble()).toArray();
}
"""

RECURRENCE = "() -> InJar.recurrence(200_000_000), () -> recurrence(200_000_000)"
PRODUCT = "() -> InJar.product(600), () -> product(600)"


def jar(java_home, folder):
    """The methods as a class of a library."""
    source = folder / "InJar.java"
    source.write_text("package bench; public class InJar {" + METHODS.replace("static", "public static") + "}")
    subprocess.run([f"{java_home}/bin/javac", "-d", folder / "classes", source], check=True)
    path = folder / "bench.jar"
    subprocess.run([f"{java_home}/bin/jar", "cf", path, "-C", folder / "classes", "."], check=True)
    return path


def fastest(kernel, rounds, tasks):
    """Jar and cell in milliseconds; the first three rounds are for the compiler of the JVM."""
    kernel.run(f"fastest(3, List.of({tasks}));")
    expression = {"it": f"Arrays.toString(fastest({rounds}, List.of({tasks})))"}
    content = {"code": "", "silent": False, "user_expressions": expression, "allow_stdin": False}
    reply = kernel.ask(kernel.shell, "execute_request", content, "execute_reply")
    return json.loads(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])


def measure(java_home, rounds):
    folder = install(java_home)
    argv = json.loads((folder / "kernel.json").read_text())["argv"]
    kernel = Kernel([word.replace("{resource_dir}", str(folder)) for word in argv])
    with tempfile.TemporaryDirectory() as temporary:
        kernel.run(f"%jars {jar(java_home, pathlib.Path(temporary))}")
        kernel.run("import bench.InJar;")
        kernel.run(METHODS)
        kernel.run(CLOCK)
        results = [fastest(kernel, rounds, tasks) for tasks in (RECURRENCE, PRODUCT)]
        kernel.shut_down()
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--java", nargs="*", default=[os.environ.get("JAVA_HOME", "")])
    options = parser.parse_args()
    for home in [home for home in options.java if home]:
        for what, (in_jar, in_cell) in zip(("recurrence", "product"), measure(home, options.rounds)):
            print(f"{home}  {what:12} jar {in_jar:6.0f} ms  cell {in_cell:6.0f} ms  ratio {in_cell / in_jar:.2f}")


if __name__ == "__main__":
    into_venv()
    main()
