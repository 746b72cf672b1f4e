"""One pass of micrograd's demo: prints nanoseconds of processor time per scalar operation, the best of ten passes.

Installs micrograd 0.1.0 into a virtual environment of its own below target/.
"""

import pathlib
import random
import subprocess
import sys
import time
import venv

HOME = pathlib.Path("target/bench-micrograd")
OPERATIONS = 65_077
PASSES = 10


def python_with_micrograd():
    python = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(HOME, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "micrograd==0.1.0"], check=True)
    return python


def moons():
    """Any 100 points do: the time of a pass does not depend on them."""
    return [([random.uniform(-1, 2), random.uniform(-1, 1)], random.choice([-1, 1])) for _ in range(100)]


def measure():
    from micrograd.engine import Value
    from micrograd.nn import MLP

    random.seed(1337)
    model = MLP(2, [16, 16, 1])
    points = moons()

    def one_pass():
        scores = [model([Value(x) for x in point]) for point, _ in points]
        losses = [(1 + -sign * score).relu() for score, (_, sign) in zip(scores, points)]
        total = sum(losses) * (1.0 / len(losses)) + 1e-4 * sum((p * p for p in model.parameters()))
        model.zero_grad()
        total.backward()

    best = float("inf")
    for _ in range(PASSES):
        start = time.process_time_ns()
        one_pass()
        best = min(best, time.process_time_ns() - start)
    print(best / OPERATIONS)


if __name__ == "__main__":
    if "measure" in sys.argv:
        measure()
    else:
        subprocess.run([python_with_micrograd(), __file__, "measure"], check=True)
