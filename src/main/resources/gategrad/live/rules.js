// Runs the rules of gates as Java compiled them: the instructions of the JVM that arithmetic on
// numbers is made of, and the functions of java.lang.Math, which have the same names here. What is
// not among them throws, and the page leaves that gate to Java. JVM specification, chapter 6.
const rules = ((classes) => {
  "use strict";
  const statics = {};
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const MATH = { signum: Math.sign, toRadians: (x) => (x / 180) * Math.PI, rint: (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x)) };

  const DOUBLE = { isNaN: Number.isNaN, isFinite: Number.isFinite, isInfinite: (x) => Math.abs(x) === Infinity };

  function method(key) {
    const dot = key.lastIndexOf(".", key.indexOf("("));
    const owner = classes[key.slice(0, dot)];
    const found = owner && owner.m[key.slice(dot + 1)];
    if (!found) throw new Error("no rule " + key);
    found.code ??= bytes(found.c);
    found.owner = owner;
    return found;
  }

  const kinds = (key) => key.slice(key.indexOf("(") + 1, key.indexOf(")")).match(/\[?[DIFZ]/g) || [];

  function call(key, self, args) {
    const [, library, name] = key.match(/^java\/lang\/(Math|Double)\.(\w+)/) || [];
    if (library) {
      const known = library === "Math" ? MATH[name] || Math[name] : DOUBLE[name];
      if (!known) throw new Error(library + "." + name + " is not in the page");
      return Number(known(...args));
    }
    const { code, l, owner } = method(key);
    const locals = new Array(l);
    let slot = 0;
    if (self) locals[slot++] = self;
    kinds(key).forEach((kind, k) => {
      locals[slot] = args[k];
      slot += kind === "D" ? 2 : 1;
    });
    return run(code, owner.r, locals);
  }

  function statically(key) {
    if (!(key in statics)) {
      const owner = key.slice(0, key.lastIndexOf("."));
      call(owner + ".<clinit>()V", null, []);
    }
    return statics[key];
  }

  const compare = (a, b, unordered) => (a > b ? 1 : a === b ? 0 : a < b ? -1 : unordered);
  const holds = (kind, a, b) => [a === b, a !== b, a < b, a >= b, a > b, a <= b][kind];

  function run(code, refs, locals) {
    const stack = [];
    const pop = () => stack.pop();
    const s1 = (at) => (code[at] << 24) >> 24;
    const u2 = (at) => (code[at] << 8) | code[at + 1];
    const s2 = (at) => (u2(at) << 16) >> 16;
    const two = (f) => {
      const b = pop();
      stack.push(f(pop(), b));
    };
    for (let at = 0, steps = 0; ; ) {
      const op = code[at];
      if (++steps > 1e6) throw new Error("a rule that does not end");
      let next = at + 1;
      if (op >= 2 && op <= 8) stack.push(op - 3);
      else if (op >= 11 && op <= 13) stack.push(op - 11);
      else if (op === 14 || op === 15) stack.push(op - 14);
      else if (op === 16) (stack.push(s1(at + 1)), (next += 1));
      else if (op === 17) (stack.push(s2(at + 1)), (next += 2));
      else if (op === 18) (stack.push(Number(refs[code[at + 1]])), (next += 1));
      else if (op === 19 || op === 20) (stack.push(Number(refs[u2(at + 1)])), (next += 2));
      else if (op >= 21 && op <= 25) (stack.push(locals[code[at + 1]]), (next += 1));
      else if (op >= 26 && op <= 45) stack.push(locals[(op - 26) % 4]);
      else if (op === 46 || op === 49) two((array, k) => array[k]);
      else if (op >= 54 && op <= 58) ((locals[code[at + 1]] = pop()), (next += 1));
      else if (op >= 59 && op <= 78) locals[(op - 59) % 4] = pop();
      else if (op === 79 || op === 82) {
        const value = pop(), k = pop();
        pop()[k] = value;
      } else if (op === 87 || op === 88) pop();
      else if (op === 89) stack.push(stack[stack.length - 1]);
      else if (op === 92) {
        // two values of one word, or one number of two
        const below = stack[stack.length - 2];
        if (below instanceof Float64Array) stack.push(below, stack[stack.length - 2]);
        else stack.push(stack[stack.length - 1]);
      } else if (op === 96) two((a, b) => (a + b) | 0);
      else if (op === 98) two((a, b) => Math.fround(a + b));
      else if (op === 99) two((a, b) => a + b);
      else if (op === 100) two((a, b) => (a - b) | 0);
      else if (op === 102) two((a, b) => Math.fround(a - b));
      else if (op === 103) two((a, b) => a - b);
      else if (op === 104) two(Math.imul);
      else if (op === 106) two((a, b) => Math.fround(a * b));
      else if (op === 107) two((a, b) => a * b);
      else if (op === 108 || op === 112) {
        if (stack[stack.length - 1] === 0) throw new Error("/ by zero");
        two(op === 108 ? (a, b) => (a / b) | 0 : (a, b) => a % b | 0);
      } else if (op === 110) two((a, b) => Math.fround(a / b));
      else if (op === 111) two((a, b) => a / b);
      else if (op === 115) two((a, b) => a % b);
      else if (op === 116) stack.push(-pop() | 0);
      else if (op === 118 || op === 119) stack.push(-pop());
      else if (op === 132) ((locals[code[at + 1]] = (locals[code[at + 1]] + s1(at + 2)) | 0), (next += 2));
      else if (op === 134 || op === 144) stack.push(Math.fround(pop()));
      else if (op === 135 || op === 141) void 0;
      else if (op === 139 || op === 142) {
        const x = pop();
        stack.push(x !== x ? 0 : Math.max(-2147483648, Math.min(2147483647, Math.trunc(x))));
      } else if (op >= 149 && op <= 152) two((a, b) => compare(a, b, op % 2 ? -1 : 1));
      else if (op >= 153 && op <= 158) next = holds(op - 153, pop(), 0) ? at + s2(at + 1) : at + 3;
      else if (op >= 159 && op <= 164) {
        const b = pop();
        next = holds(op - 159, pop(), b) ? at + s2(at + 1) : at + 3;
      } else if (op === 167) next = at + s2(at + 1);
      else if (op >= 172 && op <= 176) return pop();
      else if (op === 177) return undefined;
      else if (op === 178) (stack.push(statically(refs[u2(at + 1)])), (next += 2));
      else if (op === 179) ((statics[refs[u2(at + 1)]] = pop()), (next += 2));
      else if (op === 180) {
        const name = refs[u2(at + 1)];
        const field = name.slice(name.lastIndexOf(".") + 1, -1);
        const self = pop();
        if (!(field in self)) throw new Error("the field " + field + " is Java's");
        stack.push(Number(self[field]));
        next += 2;
      } else if (op >= 182 && op <= 185) {
        const key = refs[u2(at + 1)];
        if (!key) throw new Error("a call that the page cannot make");
        const args = kinds(key).map(pop).reverse();
        const out = call(key, op === 184 ? null : pop(), args);
        if (!key.endsWith("V")) stack.push(out);
        next += op === 185 ? 4 : 2;
      } else if (op === 190) stack.push(pop().length);
      else throw new Error("the page does not know instruction " + op);
      at = next;
    }
  }

  // A gate is {t: class, f: its fields}; the rule is picked by what the class has.
  function forward(gate, inputs) {
    const key = gate.t + ".forward";
    if (classes[gate.t].m["forward([D)D"]) return call(key + "([D)D", gate.f, [Float64Array.from(inputs)]);
    return call(key + "(" + "D".repeat(inputs.length) + ")D", gate.f, inputs);
  }

  function locals(gate, inputs, output) {
    if (classes[gate.t].m["forward([D)D"]) {
      const slopes = new Float64Array(inputs.length);
      call(gate.t + ".locals([DD[D)V", gate.f, [Float64Array.from(inputs), output, slopes]);
      return [...slopes];
    }
    const names = inputs.length === 1 ? ["local"] : ["localX", "localY"];
    return names.map((name) => call(gate.t + "." + name + "(" + "D".repeat(inputs.length + 1) + ")D", gate.f, [...inputs, output]));
  }

  return { forward, locals };
});
