// What takes over from the picture where scripts run: the circuit answers the hand, and forward and
// backward can be walked gate by gate. No network, no eval; names are set as text. The rules are
// those of the gates' classes, which rules.js runs.
(function (root, rules) {
  "use strict";
  if (root.gategradLive) return;
  const SVG = "http://www.w3.org/2000/svg";
  const LIGHT = { ink: "#1f2937", wire: "#6b7280", value: "#00702e", grad: "#c00018", gate: "#eef4fb", lit: "#ffe28a" };
  const DARK = { ink: "#f3f4f6", wire: "#9ca3af", value: "#5ee08a", grad: "#ff9a9a", gate: "#24344a", lit: "#7a5c00" };

  const near = (a, b) => Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

  function short(x, digits) {
    if (!Number.isFinite(x)) return String(x);
    const size = Math.abs(x);
    if (size && (size < 5e-4 || size >= 1e6)) return x.toExponential(1);
    const text = x.toFixed(digits);
    const whole = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    return whole === "-0" ? "0" : whole.replace("-", "\u2212");
  }

  function element(parent, kind, attributes, text) {
    const made = kind.startsWith("svg:") ? document.createElementNS(SVG, kind.slice(4)) : document.createElement(kind);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    if (text !== undefined) made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  // JupyterLab takes keys as commands unless the element that has the focus says so.
  const control = (parent, kind, attributes, text) =>
    element(parent, kind, { "data-lm-suppress-shortcuts": "true", ...attributes }, text);

  function isDark(host) {
    for (let at = host; at; at = at.parentElement) {
      const parts = getComputedStyle(at).backgroundColor.match(/[\d.]+/g);
      if (parts && (parts.length < 4 || +parts[3] > 0.5)) return 0.3 * parts[0] + 0.6 * parts[1] + 0.1 * parts[2] < 110;
    }
    return false;
  }

  function start(host, data) {
    if (host.dataset.started) return;
    host.dataset.started = "true";
    const nodes = data.nodes.map((node, index) => ({ ...node, index, value: +node.v, grad: 0, sums: [] }));
    const inner = nodes.filter((node) => node.s);
    let blocked;
    const result = nodes[nodes.length - 1];
    const total = 2 * inner.length;
    let cursor = total;
    let reached = new Set();
    let hidden = false;
    let walking = false;

    // ---- the two passes

    const rule = rules(data.classes);
    const inputsOf = (node) => node.i.map((from) => nodes[from].value);

    function forward() {
      if (blocked) return;
      for (const node of inner) node.value = rule.forward(node.g, inputsOf(node));
    }

    // The first gate that the page cannot calculate, or cannot calculate as Java did.
    function strange() {
      return inner.find((node) => {
        try {
          const slopes = rule.locals(node.g, inputsOf(node), node.value);
          return !near(rule.forward(node.g, inputsOf(node)), node.value) || !slopes.every((slope, k) => near(slope, +node.l[k]));
        } catch (unknown) {
          return true;
        }
      });
    }

    // Backward through the gates that the cursor has passed; the rest is not reached yet.
    function backward(steps) {
      nodes.forEach((node) => ((node.grad = 0), (node.sums = [])));
      reached = new Set(steps > 0 ? [result] : []);
      result.grad = 1;
      const sent = [];
      for (const node of inner.slice().reverse().slice(0, Math.max(0, steps))) {
        const slopes = blocked ? node.l.map(Number) : rule.locals(node.g, inputsOf(node), node.value);
        node.i.forEach((from, k) => {
          const slope = slopes[k];
          const share = node.grad * slope;
          nodes[from].grad += share;
          nodes[from].sums.push(share);
          reached.add(nodes[from]);
          sent.push({ node, to: nodes[from], slope, share });
        });
      }
      return sent;
    }

    blocked = strange();

    // ---- words

    const number = (x) => short(x, data.digits);
    const named = (node) => node.n || (node === result ? "the result" : node.s ? "the " + node.s + " gate" : "an input");

    function told() {
      if (!walking) return "";
      if (cursor === 0) return "Next walks forward: each gate calculates its value.";
      if (cursor <= inner.length) {
        const node = inner[cursor - 1];
        const words = node.i.map((from) => number(nodes[from].value)).join(" and ");
        return "Forward, " + node.s + " of " + words + ": " + number(node.value) + ". " + node.e;
      }
      const node = inner[total - cursor];
      const lines = backward(cursor - inner.length).filter((one) => one.node === node);
      const words = lines.map(({ to, slope, share }) => {
        const sum = to.sums.length > 1 ? "; with what came before, " + to.sums.map(number).join(" + ") + " = " + number(to.grad) : "";
        return "to " + named(to) + ": " + number(node.grad) + " \u00d7 " + number(slope) + " = " + number(share) + sum;
      });
      return "Backward, " + node.s + ", upstream " + number(node.grad) + ", upstream \u00d7 local is sent " + words.join(", ") + ". " + node.e;
    }

    // ---- the picture

    host.textContent = "";
    const frame = element(host, "div", { style: "overflow-x:auto" });
    const svg = control(frame, "svg:svg", {
      viewBox: "0 0 " + data.w + " " + data.h,
      role: "img",
      tabindex: "0",
      "aria-label": "Circuit. Left and right arrow keys walk through the gates.",
      style: "width:" + Math.ceil(data.w * 1.35) + "px;max-width:100%;min-width:" + Math.ceil(data.w * 0.95) + "px;display:block;font-family:sans-serif",
    });
    const wires = element(svg, "svg:path", { d: data.wires, fill: "none", "stroke-width": 1.5 });
    const dots = data.dots.map(([cx, cy]) => element(svg, "svg:circle", { cx, cy, r: 3.5 }));
    const text = (x, y, size, anchor, words, more) =>
      element(svg, "svg:text", { x, y, "font-size": size, "text-anchor": anchor, ...more }, words);
    for (const node of nodes) {
      if (node.s) {
        const box = { x: node.x - node.a, y: node.y - node.b, width: 2 * node.a, height: 2 * node.b, rx: Math.min(node.a, node.b) };
        node.shape = element(svg, "svg:rect", { ...box, "stroke-width": 1.5 });
        node.sign = text(node.x, node.y + 5, node.s.length > 1 ? 14 : 19, "middle", node.s);
      }
      node.up = text(node.p, node.q - 5, 13, "middle", "");
      node.down = text(node.p, node.q + 15, 13, "middle", "", { "font-style": "italic" });
    }
    const names = data.names.map(([x, y, anchor, words]) => text(x, y, 15, anchor, words, { "font-weight": "bold" }));

    function paint() {
      const look = isDark(host) ? DARK : LIGHT;
      const lit = !walking || cursor === 0 ? -1 : (cursor <= inner.length ? inner[cursor - 1] : inner[total - cursor]).index;
      forward();
      backward(cursor - inner.length);
      wires.setAttribute("stroke", look.wire);
      dots.forEach((dot) => dot.setAttribute("fill", look.wire));
      names.forEach((name) => name.setAttribute("fill", look.ink));
      for (const node of nodes) {
        const done = !node.s || inner.indexOf(node) < cursor;
        node.up.textContent = done ? number(node.value) : "?";
        node.up.setAttribute("fill", look.value);
        const shown = reached.has(node) && !hidden;
        node.down.textContent = shown ? "\u2202 " + number(node.grad) : cursor > inner.length ? "?" : "";
        node.down.setAttribute("fill", look.grad);
        if (!node.s) continue;
        node.shape.setAttribute("fill", node.index === lit ? look.lit : look.gate);
        node.shape.setAttribute("stroke", look.ink);
        node.shape.setAttribute("stroke-dasharray", node === blocked ? "4 3" : "none");
        node.sign.setAttribute("fill", look.ink);
      }
    }

    // ---- what the hand finds

    const bar = element(host, "div", { style: "display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin:6px 0" });
    const button = (words, action) => control(bar, "button", { type: "button" }, words).addEventListener("click", action);
    const status = element(host, "p", { role: "status", style: "margin:4px 0;min-height:2.6em" });
    let pending = 0;

    function say(words) {
      clearTimeout(pending);
      pending = setTimeout(() => (status.textContent = words), 60);
    }

    function go(to, steps = true) {
      walking = steps;
      cursor = Math.max(0, Math.min(total, to));
      paint();
      say(told() || summary());
    }

    const summary = () =>
      named(result) + " is " + number(result.value) + (hidden ? "." : ". Each gradient (\u2202) says how fast it moves with that wire.");

    button("Step from the start", () => go(0));
    button("Back", () => go(cursor - 1));
    button("Next", () => go(cursor + 1));
    button("All", () => go(total, false));
    svg.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      go(cursor + by);
    });

    const inputs = nodes.filter((node) => !node.s && node.n && node.m);
    const table = element(host, "div", { style: "display:grid;grid-template-columns:max-content minmax(8em,20em) 7em;gap:4px 8px;align-items:center" });
    for (const node of inputs) {
      element(table, "span", { style: "font-weight:bold" }, node.n);
      const common = { "aria-label": node.n, step: Math.max(0.1, (node.m[1] - node.m[0]) / 200), ...(blocked ? { disabled: "" } : {}) };
      const slider = control(table, "input", { type: "range", min: node.m[0], max: node.m[1], ...common });
      const typed = control(table, "input", { type: "number", ...common, step: "any" });
      slider.value = typed.value = node.value;
      const moved = (source) => {
        const wanted = source.valueAsNumber;
        if (!Number.isFinite(wanted)) return;
        forward();
        backward(inner.length);
        const before = { x: node.value, f: result.value, slope: node.grad };
        node.value = wanted;
        if (source !== slider) slider.value = wanted;
        if (source !== typed) typed.value = wanted;
        cursor = total;
        walking = false;
        paint();
        say(change(node, before));
      };
      slider.addEventListener("input", () => moved(slider));
      typed.addEventListener("input", () => moved(typed));
    }
    if (blocked) element(host, "p", {}, "The gate " + blocked.s + " is calculated by Java alone, so the inputs cannot be moved here.");

    function change(node, before) {
      const dx = node.value - before.x;
      const df = result.value - before.f;
      if (dx === 0) return summary();
      const moved = named(node) + (dx > 0 ? " up " : " down ") + number(Math.abs(dx)) + ": " + named(result);
      const came = Math.abs(df) < 1e-12 ? " stays" : (df > 0 ? " up " : " down ") + number(Math.abs(df));
      return moved + came + (hidden ? "." : "; the gradient predicted " + number(before.slope * dx) + ".");
    }

    const guess = element(host, "div", { style: "margin:6px 0;display:flex;gap:6px;flex-wrap:wrap;align-items:center" });
    const hide = control(element(guess, "label", {}), "input", { type: "checkbox" });
    hide.parentElement.append(" hide the gradients and predict first");
    const asked = control(guess, "select", { "aria-label": "gradient of" });
    inputs.forEach((node, k) => element(asked, "option", { value: k }, "gradient of " + node.n));
    const answer = control(guess, "input", { type: "number", step: "any", "aria-label": "your gradient", placeholder: "your number, then Enter" });
    asked.hidden = answer.hidden = true;
    hide.addEventListener("change", () => {
      hidden = hide.checked;
      asked.hidden = answer.hidden = !hidden;
      go(total, false);
    });
    answer.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !Number.isFinite(answer.valueAsNumber)) return;
      const node = inputs[asked.value];
      const yours = answer.valueAsNumber;
      const right = near(yours, node.grad) || number(yours) === number(node.grad);
      const sign = near(yours, -node.grad) ? " The size is right, the sign is not." : "";
      say(right ? "Yes: the gradient of " + node.n + " is " + number(node.grad) + "." : "Not this time: not " + number(yours) + "." + sign + " Move " + node.n + " a little and watch " + named(result) + ".");
    });
    if (!inputs.length) guess.hidden = true;

    paint();
    say(summary());
  }

  root.gategradLive = { start, rules };
})(globalThis, rules);
