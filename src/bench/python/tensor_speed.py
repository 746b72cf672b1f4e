"""The speed of a training step: ours, PyTorch's and NumPy's in turn, one thread each, as a table of medians.

usage, from the root of the repository, with a Python that has NumPy and PyTorch:

    ./mvnw -q -Pbench -DskipTests test-compile dependency:build-classpath \\
        -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
    python3 src/bench/python/tensor_speed.py [--java JAVA] [--nets ABCDE] [--rounds 2]

Ratios are the peer's time divided by ours: above 1 we are faster. Run it on an idle machine.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PEER = os.path.join(HERE, "torch_step.py")


def class_path():
    with open("target/bench.classpath") as file:
        return os.pathsep.join(["target/classes", "target/test-classes", file.read().strip()])


def ours(java, net, precision, benchmark):
    """Median microseconds of the iterations of one fork, and bytes allocated per call."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "result.json")
        command = [java, "-cp", class_path(), "org.openjdk.jmh.Main"]
        command += [f"TensorStepBenchmark.{benchmark}$", "-p", f"net={net}", "-p", f"precision={precision.upper()}"]
        command += "-f 1 -wi 6 -w 500ms -i 21 -r 100ms -prof gc -rf json".split() + ["-rff", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with open(out) as file:
            result = json.load(file)[0]
    times = result["primaryMetric"]["rawData"][0]
    return statistics.median(times), result["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]


def peer(name, net, precision):
    done = subprocess.run([sys.executable, PEER, name, precision, net], check=True, capture_output=True, text=True)
    return float(done.stdout)


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--java", default="java")
    options.add_argument("--nets", default="ABCDE")
    options.add_argument("--rounds", type=int, default=2)
    args = options.parse_args()

    subprocess.run([args.java, "-version"], check=True)
    subprocess.run([sys.executable, PEER, "versions"], check=True)
    print(platform.platform(), "load", os.getloadavg()[0])
    print("| net | precision | ours us | PyTorch us | NumPy us | PyTorch/ours | NumPy/ours | outside products | KiB/step |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for net in args.nets:
        for precision in ("float32", "float64"):
            rounds = []
            for _ in range(args.rounds):
                step, allocated = ours(args.java, net, precision, "step")
                products, _ = ours(args.java, net, precision, "products")
                rounds.append((step, products, peer("torch", net, precision), peer("numpy", net, precision), allocated))
            step, products, torch, numpy, allocated = (statistics.median(column) for column in zip(*rounds))
            outside = max(0, 1 - products / step)
            print(
                f"| {net} | {precision} | {step:.1f} | {torch:.1f} | {numpy:.1f} | {torch / step:.2f} |"
                f" {numpy / step:.2f} | {outside:.0%} | {allocated / 1024:.0f} |",
                flush=True,
            )
    cold_ours = min(seconds([args.java, "-cp", class_path(), "gategrad.ColdStart"]) for _ in range(3))
    cold_torch = min(seconds([sys.executable, PEER, "cold"]) for _ in range(3))
    print(f"10,000 steps of A from a cold start: {cold_ours:.2f} s, PyTorch {cold_torch:.2f} s, ratio {cold_torch / cold_ours:.1f}")


if __name__ == "__main__":
    main()
