"""Writes what PyTorch says about some networks, for FrozenNetworksTest.

    python3 src/test/python/freeze_networks.py > src/test/resources/gategrad/nn/frozen.txt

Every number is made by a formula that the test repeats, so no generator has to agree.
Written with PyTorch 1.13, float64.
"""
import math

import torch

torch.set_default_dtype(torch.float64)


def numbers(count, seed):
    return [0.5 * math.sin(1.7 * i + seed) for i in range(count)]


def tensor(seed, *shape):
    count = math.prod(shape)
    return torch.tensor(numbers(count, seed)).reshape(shape)


def show(name, values):
    flat = values.detach().reshape(-1).tolist()
    print(name, *(repr(value) for value in flat))


ACTIVATIONS = {
    "relu": torch.relu,
    "leaky_relu": lambda x: torch.nn.functional.leaky_relu(x, 0.01),
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "elu": torch.nn.functional.elu,
    "selu": torch.selu,
    "gelu": torch.nn.functional.gelu,
    "softplus": torch.nn.functional.softplus,
    "softsign": torch.nn.functional.softsign,
    "swish": torch.nn.functional.silu,
}


def network(activation, loss):
    """4-5-3 (or 4-5-1) on 6 examples; weights (in, out)."""
    outputs = 1 if loss == "binary" else 3
    x = tensor(0.1, 6, 4)
    parameters = [tensor(1, 4, 5), tensor(2, 5), tensor(3, 5, outputs), tensor(4, outputs)]
    for parameter in parameters:
        parameter.requires_grad_(True)
    w1, b1, w2, b2 = parameters
    z = ACTIVATIONS[activation](x @ w1 + b1) @ w2 + b2
    if loss == "softmax":
        value = torch.nn.functional.cross_entropy(z, torch.tensor([0, 1, 2, 2, 1, 0]))
    elif loss == "hinge":
        labels = torch.tensor([0, 1, 2, 2, 1, 0])
        right = z.gather(1, labels[:, None])
        margins = torch.relu(z - right + 1)
        value = (margins.sum() - 6) / 6
    elif loss == "binary":
        labels = torch.tensor([0.0, 1, 1, 0, 1, 0])[:, None]
        value = torch.nn.functional.binary_cross_entropy_with_logits(z, labels)
    else:
        value = torch.nn.functional.mse_loss(z, tensor(5, 6, 3))
    value.backward()
    name = f"{activation}/{loss}"
    show(name + "/loss", value)
    for label, parameter in zip(["0.weight", "0.bias", "2.weight", "2.bias"], parameters):
        show(f"{name}/{label}", parameter.grad)


def optimizer(name, make):
    """Five steps on the loss sum(w^2 * c) with c = 1, 2, 3."""
    w = torch.tensor([0.5, -0.3, 0.8], requires_grad=True)
    c = torch.tensor([1.0, 2.0, 3.0])
    stepper = make([w])
    for _ in range(5):
        stepper.zero_grad()
        (w * w * c).sum().backward()
        stepper.step()
    show("optimizer/" + name, w)


for activation in ACTIVATIONS:
    network(activation, "softmax")
for loss in ["hinge", "binary", "squared"]:
    network("tanh", loss)
optimizer("sgd", lambda p: torch.optim.SGD(p, 0.1))
optimizer("momentum", lambda p: torch.optim.SGD(p, 0.1, momentum=0.9))
optimizer("nesterov", lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, nesterov=True))
optimizer("adagrad", lambda p: torch.optim.Adagrad(p, 0.1))
optimizer("rmsprop", lambda p: torch.optim.RMSprop(p, 0.01))
optimizer("adam", lambda p: torch.optim.Adam(p, 0.01))
optimizer("adamw", lambda p: torch.optim.AdamW(p, 0.01, weight_decay=0.1))
