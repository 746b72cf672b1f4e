"""A long session of mixed actions, seeded: cells, edits, mistakes, questions, displays and interrupts at any time.

    ./mvnw -DskipTests package && java kernel/Lab.java install --user
    python3 src/test/python/soak.py --minutes 60 [--seed 1]

Prints how many of each there were, and threads and live memory at start and end. Fails if the kernel ends, a
cell's answer is wrong, a reply is missing, an answer says ok without its result, or a variable is lost.
"""

import argparse
import collections
import random
import sys
import time

from session import Session

KEPT = {"kept": "42", "numbers[1]": "2.5", "net.w": "7.0", "twice(21)": "42"}
SPIN = [
    "while (true) { spin++; }",
    "Thread.sleep(1_000_000);",
    "while (true) System.out.println(spin++);",
    "for (int i = 0; i < 60; i++) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
    "var burner = new Thread(() -> { long n = 0; while (true) n++; }); burner.start(); burner.join();",
    "new Slow()",
    "IntStream.range(0, 4).parallel().forEach(i -> { while (true) { } });",
    "Tensor.zeros(Shape.of(300, 300)).matmul(Tensor.zeros(Shape.of(300, 300))); while (true) spin++;",
]


class Soak:
    def __init__(self, session, seed):
        self.session = session
        self.random = random.Random(seed)
        self.counts = collections.Counter()
        self.n = 0

    def cell(self, code, expected=None):
        reply = self.session.run(code)
        assert reply.content["status"] == "ok", (code, reply.content)
        if expected is not None:
            assert reply.shown() == [expected], (code, expected, reply.shown(), reply.content)
        self.counts["cells"] += 1
        return reply

    def start(self):
        self.cell("int kept = 42; double[] numbers = {1, 2.5}; long spin = 0; int x = 0;")
        self.cell("class Slow { public String toString() { while (true) { } } }")
        self.cell("class Net { double w = 7; double f(double v) { return w * v; } }\nNet net = new Net();")
        self.cell("int twice(int k) { return 2 * k; }")

    def expression(self):
        a, b = self.random.randrange(1000), self.random.randrange(1000)
        self.cell(f"{a} + {b} * 2", str(a + 2 * b))

    def statement(self):
        self.cell("x = x + 1; for (int i = 0; i < 10; i++) { x += i; }\nSystem.out.print(x);")

    def declaration(self):
        self.n += 1
        self.cell(f"var v{self.n % 50} = List.of({self.n}, {self.n + 1});\nv{self.n % 50}.get(1)", str(self.n + 1))

    def stream(self):
        n = self.random.randrange(1, 100)
        self.cell(f"IntStream.rangeClosed(1, {n}).map(i -> i * 2).sum()", str(n * (n + 1)))

    def edit(self):
        self.n += 1
        bias = self.random.choice(["", "double bias = 1; ", "int calls; "])
        self.cell(f"class Net {{ double w = 7; {bias}double f(double v) {{ return w * v + {self.n}; }} }}")
        self.cell("net.f(1)", f"{7.0 + self.n}")
        self.counts["edits"] += 1

    def method(self):
        self.cell("int twice(int k) { return k + k; }\ntwice(4)", "8")
        self.counts["edits"] += 1

    def mistake(self):
        code = self.random.choice(["int y = nope;", "1 / (kept - 42)", "List.of(1).get(3)", "String s = 5;", "foo("])
        assert self.session.run(code).content["status"] == "error", code
        self.counts["errors"] += 1

    def question(self):
        client = self.session.client
        code = self.random.choice(["net.", "Math.s", "twice(", "List.of(1).stream().ma", "new Ne"])
        ask = self.random.choice([client.complete, client.inspect, client.is_complete])
        assert self.session.finish(ask(code)).content["status"] != "error", code
        self.counts["questions"] += 1

    def picture(self):
        self.cell('circuit("(x + y) * z", "x = -2, y = 5, z = -4")')
        self.cell("var d = display(1); for (int i = 0; i < 20; i++) d.update(i);")

    def interrupt(self, code=None, expected=None):
        """A cell and, at any time in it, an interrupt: it says KeyboardInterrupt or gives its result."""
        code = code or self.random.choice(SPIN)
        request = self.session.client.execute(code)
        time.sleep(self.random.random() ** 3 * 0.5)
        if expected is None:
            time.sleep(0.05)  # an endless one must have begun, or the interrupt comes before it
        self.session.control("interrupt_request")
        reply = self.session.finish(request)
        self.counts["interrupts"] += 1
        if reply.content["status"] == "ok":
            assert expected is not None and reply.shown() == [expected], (code, reply.shown(), reply.content)
        else:
            assert reply.content["ename"] == "KeyboardInterrupt", (code, reply.content)

    def interrupt_short(self):
        n = self.random.randrange(1000)
        self.interrupt(f"{n} + 1", str(n + 1))

    def interrupt_compiler(self):
        self.n += 1
        self.interrupt(f"record R{self.n % 20}(int a) {{ int b() {{ return a + {self.n}; }} }}\nnew R{self.n % 20}(1).b()", f"{self.n + 1}")

    def check(self):
        for code, expected in KEPT.items():
            self.cell(code, expected)

    def live(self):
        """Live megabytes after a collection, and how many threads there are."""
        text = self.cell(
            "System.gc(); System.gc();\n"
            '(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000 + " MB live, "'
            ' + Thread.getAllStackTraces().size() + " threads"'
        ).shown()[0]
        return text

    ACTIONS = [
        (expression, 8), (statement, 8), (declaration, 6), (stream, 4), (edit, 4), (method, 2), (mistake, 6),
        (question, 6), (picture, 1), (interrupt, 2), (interrupt_short, 4), (interrupt_compiler, 4), (check, 1),
    ]  # fmt: skip

    def run(self, seconds):
        self.start()
        print("start:", self.live(), flush=True)
        begun = told = time.time()
        actions = 0
        while time.time() - begun < seconds:
            (action,) = self.random.choices([a for a, _ in self.ACTIONS], [w for _, w in self.ACTIONS])
            action(self)
            actions += 1
            if time.time() - told > 60:
                told = time.time()
                print(f"{(told - begun) / 60:.0f} min, {actions} actions:", self.live(), flush=True)
        self.check()
        print("end:", self.live())
        print(f"{actions} actions in {seconds / 60:.1f} minutes:", dict(self.counts))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Session() as session:
        Soak(session, options.seed).run(60 * options.minutes)


if __name__ == "__main__":
    sys.exit(main())
