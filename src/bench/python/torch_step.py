"""One SGD step in PyTorch eager and in NumPy by hand: the peers of TensorStepBenchmark.

usage: torch_step.py {torch|numpy} {float32|float64} {A|B|C|D|E}   prints the median microseconds of a step
       torch_step.py cold                                          10,000 steps of net A; time it from outside
       torch_step.py versions
"""

import os
import sys
import time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # before the libraries read it

NETS = {
    "A": ((2, 20, 20, 3), 32),
    "B": ((64, 100, 10), 32),
    "C": ((784, 100, 10), 100),
    "D": ((3072, 100, 10), 100),
    "E": ((784, 512, 512, 10), 256),
}
RATE = 0.01


def torch_step(dtype, sizes, batch):
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(1)
    torch.set_default_dtype(getattr(torch, dtype))
    layers = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(fan_in, fan_out), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    loss_of = torch.nn.CrossEntropyLoss()
    x = torch.randn(batch, sizes[0])
    labels = torch.arange(batch) % sizes[-1]

    def step():
        optimizer.zero_grad()
        loss = loss_of(model(x), labels)
        loss.backward()
        optimizer.step()
        return loss

    return step


def numpy_step(dtype, sizes, batch):
    import numpy as np

    random = np.random.default_rng(1)
    weights = [
        (random.standard_normal((i, o)) * np.sqrt(2 / i)).astype(dtype) for i, o in zip(sizes, sizes[1:])
    ]
    biases = [np.zeros(o, dtype) for o in sizes[1:]]
    x = random.standard_normal((batch, sizes[0])).astype(dtype)
    rows, labels = np.arange(batch), np.arange(batch) % sizes[-1]

    def step():
        inputs = [x]
        for w, b in zip(weights[:-1], biases):
            inputs.append(np.maximum(inputs[-1] @ w + b, 0))
        scores = inputs[-1] @ weights[-1] + biases[-1]
        scores -= scores.max(axis=1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, labels]).mean()
        p[rows, labels] -= 1
        upstream = p / dtype_of(batch)
        for k in reversed(range(len(weights))):
            dw, db = inputs[k].T @ upstream, upstream.sum(axis=0)
            if k > 0:
                upstream = (upstream @ weights[k].T) * (inputs[k] > 0)
            weights[k] -= RATE * dw
            biases[k] -= RATE * db
        return loss

    dtype_of = getattr(np, dtype)
    return step


def median_micros(step, seconds=2.0):
    """The median over slices of about 50 ms, after a second of warm-up."""
    end = time.perf_counter() + 1
    steps = 0
    while time.perf_counter() < end:
        step()
        steps += 1
    per_slice = max(1, steps // 20)
    slices = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(per_slice):
            step()
        slices.append((time.perf_counter() - start) / per_slice)
    return sorted(slices)[len(slices) // 2] * 1e6


def main(args):
    if args == ["versions"]:
        import numpy
        import torch

        print(f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {numpy.__version__}")
    elif args == ["cold"]:
        step = torch_step("float32", *NETS["A"])
        for _ in range(10_000):
            loss = step()
        print(f"loss {loss.item():.6f}")
    else:
        peer, dtype, net = args
        make = {"torch": torch_step, "numpy": numpy_step}[peer]
        print(f"{median_micros(make(dtype, *NETS[net])):.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
