"use strict";

// Runs a patch with the objects that ours use, as Max's reference describes them: messages, time and the levels of signals. An object or a
// message that is not described here throws, so a patch that relies on anything else fails.

const fs = require("fs");
const vm = require("vm");

const text = atoms => atoms.join(" ");
const isNumber = atom => typeof atom === "number";
const parse = words => words.map(word => (word !== "" && !isNaN(word) ? Number(word) : word));

class Patcher {
    /**
     * Options: args of the patch, script(name) to code, files {path: {channels, delay}} that Max can open, globals for [js], shared for Global,
     * stored {long name: value} from a Live set.
     */
    constructor(json, options = {}) {
        Object.assign(this, { options: { args: [], files: {}, globals: {}, shared: {}, stored: {}, ...options }, now: 0, due: [], sent: [], out: {}, errors: [], printed: [] });
        this.boxes = new Map(json.patcher.boxes.map(({ box }) => [box.id, this.create(box)]));
        for (const { patchline: { source, destination } } of json.patcher.lines) {
            this.boxes.get(source[0]).wires.push([source[1], this.boxes.get(destination[0]), destination[1]]);
        }
        this.inlets = this.ofKind("inlet");
        this.outlets = this.ofKind("outlet");
        for (const box of this.boxes.values()) {
            if (box.name === "js") { box.script = this.runScript(box); }
        }
        for (const box of [...this.boxes.values()]) {
            if ((box.kind.startsWith("live.") || box.name === "pattr") && box.parameter && box.parameter.parameter_initial_enable) { this.send(box, 0, [box.value].flat()); }
            if (box.name === "loadbang" || box.name === "live.thisdevice") { this.send(box, 0, ["bang"]); }
            if (box.name === "loadmess") { this.send(box, 0, box.args); }
        }
    }

    create(box) {
        const words = (box.maxclass === "newobj" ? box.text : "").replace(/#(\d)/g, (all, n) => (n === "0" ? "local" : this.options.args[n - 1]))
            .replace("---", "local").split(" ");
        const parameter = box.saved_attribute_attributes && box.saved_attribute_attributes.valueof;
        return {
            json: box, kind: box.maxclass, name: words[0], args: parse(words.slice(1).filter(Boolean)), wires: [], parameter,
            text: box.text, value: this.initial(parameter), cold: [], level: 0, items: this.items(box.items),
        };
    }

    // Live restores what it stores with a set: all but hidden parameters.
    initial(parameter) {
        return !parameter ? 0 : this.isStored(parameter) ? this.options.stored[parameter.parameter_longname] ?? parameter.parameter_initial[0] : parameter.parameter_initial[0];
    }

    isStored(parameter) { return parameter.parameter_invisible !== 2; }

    /** What Live stores with the set: a number for each parameter, a list for a pattr. */
    saved() {
        return Object.fromEntries([...this.boxes.values()].filter(box => box.parameter && this.isStored(box.parameter)).map(box => [box.parameter.parameter_longname, box.value]));
    }

    items(atoms) {
        const items = [[]];
        (atoms || []).forEach(atom => (atom === "," ? items.push([]) : items[items.length - 1].push(atom)));
        return items.map(text);
    }

    ofKind(kind) { return [...this.boxes.values()].filter(box => box.kind === kind); }

    /** The box with this text, or the only one wired to it. */
    find(test) { return [...this.boxes.values()].find(test); }

    send(box, port, atoms) {
        // From right to left, as Max does.
        box.wires.filter(([from]) => from === port).sort((a, b) => b[1].json.patching_rect[0] - a[1].json.patching_rect[0])
            .forEach(([, to, inlet]) => this.receive(to, inlet, atoms));
    }

    /** A message to an inlet of the patch. */
    input(index, ...atoms) { this.send(this.inlets[index], 0, atoms); }

    after(milliseconds, act) {
        const entry = { at: this.now + milliseconds, act };
        this.due.push(entry);
        return () => { this.due = this.due.filter(other => other !== entry); };
    }

    advance(milliseconds) {
        for (const end = this.now + milliseconds; ;) {
            this.due.sort((a, b) => a.at - b.at);
            if (!this.due.length || this.due[0].at > end) { this.now = end; return; }
            const next = this.due.shift();
            this.now = Math.max(this.now, next.at);
            next.act();
        }
    }

    receive(box, inlet, atoms) {
        const [head, ...rest] = atoms;
        switch (box.kind) {
            case "newobj": return this.object(box, inlet, atoms);
            case "outlet": (this.out[this.outlets.indexOf(box)] ||= []).push(atoms); return undefined;
            case "message": return head === "set" ? void (box.text = text(rest))
                : this.send(box, 0, parse(box.text.replace(/\$(\d)/g, (all, n) => atoms[n - 1]).split(" ")));
            case "button": return this.send(box, 0, ["bang"]);
            case "toggle": return head === "set" ? void (box.value = rest[0]) : this.give(box, head === "bang" ? (box.value ? 0 : 1) : head);
            case "number": case "flonum": return head === "set" ? void (box.value = rest[0]) : this.give(box, this.limit(box, head));
            case "umenu": return this.menu(box, head, rest);
            case "textedit": return head === "set" ? void (box.text = text(rest)) : this.unknown(box, atoms);
            case "live.comment": return head === "set" ? void (box.text = text(rest)) : this.unknown(box, atoms);
            case "live.dial": case "live.numbox": case "live.text": case "live.menu":
                return head === "set" ? void (box.value = rest[0]) : head === "outputvalue" ? this.send(box, 0, [box.value])
                    : isNumber(head) ? this.give(box, this.limit(box, head)) : this.unknown(box, atoms);
            default: return this.unknown(box, atoms);
        }
    }

    /** A person moves a box: a number for a parameter, a number or a toggle; the number of the item for a menu; a name for a text field. */
    move(box, value) {
        if (box.kind === "textedit") {
            box.text = value;
            this.send(box, 0, ["text", value]); // outputmode 1: one symbol
        } else {
            this.receive(box, 0, [value]);
        }
    }

    give(box, value) { box.value = value; this.send(box, 0, [value].flat()); }

    limit(box, value) {
        const p = box.parameter;
        const [low, high] = p ? [p.parameter_mmin ?? 0, p.parameter_mmax ?? 127] : [box.json.minimum, box.json.maximum];
        return Math.min(high ?? Infinity, Math.max(low ?? -Infinity, value));
    }

    menu(box, head, rest) {
        if (head === "setsymbol") {
            const found = box.items.indexOf(text(rest));
            box.value = found < 0 ? box.value : found;
        } else if (isNumber(head)) {
            box.value = head;
            this.send(box, 1, parse(box.items[head].split(" ")));
            this.send(box, 0, [head]);
        } else {
            this.unknown(box, [head, ...rest]);
        }
    }

    unknown(box, atoms) { throw new Error(`${box.kind} ${box.json.text || ""}: unknown message ${text(atoms)}`); }

    object(box, inlet, atoms) {
        const [head, ...rest] = atoms;
        const { args } = box;
        const cold = value => { box.cold[inlet] = value; };
        const right = start => box.cold[1] ?? start;
        switch (box.name) {
            case "prepend": return this.send(box, 0, [...args, ...atoms]);
            case "route": {
                const index = args.indexOf(head);
                return this.send(box, index < 0 ? args.length : index, index < 0 ? atoms : rest.length ? rest : ["bang"]);
            }
            case "s": return [...this.boxes.values()].filter(other => other.name === "r" && other.args[0] === args[0]).forEach(other => this.send(other, 0, atoms));
            case "t": return args.map((kind, port) => [kind, port]).reverse().forEach(([kind, port]) =>
                this.send(box, port, kind === "b" ? ["bang"] : kind === "l" ? atoms : [head]));
            case "select": return head === args[0] ? this.send(box, 0, ["bang"]) : this.send(box, 1, atoms);
            case "deferlow": return this.send(box, 0, atoms);
            case "gate": return inlet === 0 ? cold(head) : box.cold[0] ? this.send(box, box.cold[0] - 1, atoms) : undefined;
            case "+": return inlet ? cold(head) : this.send(box, 0, [head + right(args[0])]);
            case "*": return inlet ? cold(head) : this.send(box, 0, [head * right(args[0])]);
            case "==": return inlet ? cold(head) : this.send(box, 0, [head === right(args[0]) ? 1 : 0]);
            case "f": return inlet ? cold(head) : this.send(box, 0, [isNumber(head) ? (box.cold[1] = head) : right(args[0] ?? 0)]);
            case "pack": return inlet ? cold(head) : this.send(box, 0, args.map((start, i) => (i === 0 ? head : box.cold[i] ?? start)));
            case "unpack": return args.map((_, i) => i).reverse().forEach(i => i in atoms && this.send(box, i, [atoms[i]]));
            case "delay": return void this.after(args[0], () => this.send(box, 0, ["bang"]));
            case "dbtoa": return this.send(box, 0, [10 ** (head / 20)]);
            case "scale": return this.send(box, 0, [args[2] + (head - args[0]) / (args[1] - args[0]) * (args[3] - args[2])]);
            case "print": return void this.printed.push(text(atoms));
            case "udpsend": return head === "port" ? void (box.port = rest[0]) : void this.sent.push({ to: box.port ?? args[1], atoms });
            case "udpreceive": return head === "port" ? void (box.port = rest[0]) : this.unknown(box, atoms);
            case "js": return this.script(box, atoms);
            case "pattr": return head === "bang" ? this.send(box, 0, [box.value].flat()) : this.give(box, isNumber(head) ? atoms : this.unknown(box, atoms));
            case "sfplay~": return this.player(box, head, rest);
            case "sfinfo~": return this.report(box, head, rest);
            case "line~": return this.ramp(box, atoms);
            case "*~": case "plugout~": return undefined;
            default: return this.unknown(box, atoms);
        }
    }

    // ---- sound

    opened(path, act) {
        const file = this.options.files[path];
        if (file) { this.after(file.delay ?? 0, () => act(file)); }
    }

    player(box, head, rest) {
        if (head === "open") {
            box.file = null;
            this.opened(rest[0], file => { box.file = file; });
        } else if (head === "seek") {
            Object.assign(box, { plays: box.file !== null && box.file !== undefined, from: rest[0] });
        } else if (head === 0) {
            box.plays = false;
            this.send(box, box.args[0], ["bang"]);
        } else if (head === "modout") {
            box.modulo = rest[0] !== 0;
        } else {
            this.unknown(box, [head, ...rest]);
        }
    }

    end(box) { box.plays = false; this.send(box, box.args[0], ["bang"]); }

    report(box, head, rest) {
        if (head !== "open") { this.unknown(box, [head, ...rest]); }
        this.opened(rest[0], file => [rest[0], "int16", 60000, 44100, 16, file.channels].forEach((value, i) => this.send(box, 5 - i, [value])));
    }

    ramp(box, [target, time = 0]) {
        const [from, began] = [this.levelOf(box), this.now];
        if (box.cancel) { box.cancel(); }
        Object.assign(box, { ramp: { from, target, began, time }, cancel: this.after(time, () => { box.cancel = null; this.send(box, 1, ["bang"]); }) });
    }

    levelOf(box) {
        const { from, target, began, time } = box.ramp || { from: 0, target: 0, began: 0, time: 0 };
        return time === 0 || this.now >= began + time ? target : from + (target - from) * (this.now - began) / time;
    }

    /** The level at a signal outlet, or at a signal inlet of a box. */
    level(box, port) {
        const into = inlet => [...this.boxes.values()].flatMap(other => other.wires.filter(([, to, i]) => to === box && i === inlet)
            .map(([from]) => this.level(other, from))).reduce((sum, one) => sum + one, 0);
        switch (box.kind === "newobj" ? box.name : box.kind) {
            case "sfplay~": return !box.plays ? 0 : port < box.file.channels ? port + 1 : box.modulo ? port % box.file.channels + 1 : 0;
            case "line~": return this.levelOf(box);
            case "*~": return into(0) * into(1);
            case "outlet": return into(0);
            default: return 0;
        }
    }

    /** The levels at the first two outlets: channel n of a file has level n. */
    stereo() { return this.outlets.slice(0, 2).map(outlet => Math.round(this.level(outlet, 0) * 1000) / 1000); }

    // ---- scripts

    runScript(box) {
        const patch = this;
        const code = name => (this.options.script ? this.options.script(name) : fs.readFileSync(name, "utf8"));
        const sandbox = {
            ...this.options.globals, messagename: "", error: words => this.errors.push(words), post: words => this.errors.push(words),
            arrayfromargs: values => Array.prototype.slice.call(values),
            outlet: (port, values) => this.send(box, port, Array.isArray(values) || values instanceof sandbox.Array ? Array.from(values) : [values]),
            include: name => vm.runInContext(code(name), sandbox, name),
            Global: function () { return patch.options.shared; },
            Date: function () { this.getTime = () => 1000000 + patch.now; },
            Task: function (act) {
                Object.assign(this, {
                    schedule(time) { this.cancel(); this.stop = patch.after(time, () => act.apply(null, this.arguments || [])); },
                    repeat() { this.cancel(); const again = () => { this.stop = patch.after(this.interval, again); act(); }; this.stop = patch.after(this.interval, again); },
                    cancel() { if (this.stop) { this.stop(); } },
                });
            },
        };
        vm.createContext(sandbox);
        sandbox.Array = vm.runInContext("Array", sandbox);
        sandbox.include(box.args[0]);
        return sandbox;
    }

    script(box, atoms) {
        const [head, ...rest] = atoms;
        const sandbox = box.script;
        const named = isNumber(head) ? "msg_float" : typeof sandbox[head] === "function" ? head : "anything";
        sandbox.messagename = head;
        return sandbox[named](...(isNumber(head) ? atoms : rest));
    }

    /** The patch is closed. */
    close() { [...this.boxes.values()].filter(box => box.script && box.script.notifydeleted).forEach(box => box.script.notifydeleted()); }
}

module.exports = { Patcher };
