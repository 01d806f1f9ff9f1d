// Runs on one device: answered, reset, moved to another wording, merged, and kept where storage fails.

const core = {
  finished() {
    const run = begin();
    return [finish(run), PbExport.json(run.record())];
  },

  blockers(acts) {
    const run = begin();
    for (const [name, ...values] of acts) run[name](...values);
    return run.complete(PUBLISHED).map(({ code, item }) => (item ? `${code} ${item}` : code));
  },

  refused() {
    const run = begin();
    return [
      begin({ case: "\u200b " }),
      begin({ performer: { name: "" } }),
      run.answer("c9", "done"),
      run.note("c9", "x"),
      run.answer("c1", "not_applicable", "why"),
      run.prove("c1", { link: "javascript:1" }),
      run.prove("c1", {}),
      run.sign("reviewer", { name: " " }),
      run.rename({ case: "" }),
      ...[1, 2, 3, 4, 5, 6].map((at) => run.prove("c1", { link: `https://a.example/${at}` })),
      finish(run).length || run.answer("c1", "done"),
    ];
  },

  unchanged() {
    const run = begin();
    finish(run);
    const before = canonical(run.record());
    run.note("c1", "x");
    run.move({ ...PUBLISHED, wording: "f".repeat(64) });
    run.reset()();
    run.unsign(run.signatures[0]);
    return canonical(run.record()) === before;
  },

  resetAndUndone() {
    const run = begin();
    run.answer("c1", "done");
    run.note("c2", "x");
    run.prove("c3", PROOF);
    const undo = run.reset();
    const nothing = run.lines.every(({ state, note, evidence }) => state === "open" && !note && !evidence.length);
    run.answer("c4", "failed");
    undo();
    return [nothing, states(run), run.lines[1].note, run.lines[2].evidence];
  },

  undoneAsOld() {
    const run = begin();
    run.answer("c1", "done");
    run.sign("reviewer", { name: "Ben" });
    const before = canonical(run.record());
    const undo = run.reset();
    undo();
    return [
      canonical(run.record()) === before,
      canonical(fresh().runs()[0].record()) === before,
      run.complete(PUBLISHED),
    ];
  },

  removed() {
    const run = begin();
    const restore = run.remove();
    const during = [shelf.runs().length, localStorage[run.key].includes("Week 46"), fresh().runs().length];
    restore();
    return [...during, shelf.runs().length, fresh().runs()[0].case];
  },

  forgotten() {
    begin().remove();
    const before = entries();
    const now = Date.now();
    Date.now = () => now + 8 * 24 * 3600 * 1000;
    fresh().runs();
    return [before, entries()];
  },

  moved(to) {
    const run = begin();
    run.answer("c1", "done");
    run.answer("c3", "done");
    run.answer("c4", "failed", "long");
    run.note("c1", "seen");
    const difference = run.difference(to);
    const [{ stale }] = shelf.report([to]);
    run.move(to);
    const [{ stale: still }] = shelf.report([to]);
    return { difference, stale, still, lines: run.lines, wording: run.list.wording, more: run.difference(to) };
  },

  /** A tab that has not heard of the move ticks later than it. */
  tickedTooLate(to) {
    const run = begin();
    run.move(to);
    shelf.adopt(run.key, { "s/c1": [{ state: "done", of: PUBLISHED.wording }, PbCells.stamp(run.cells)] });
    return [run.lines[0].state, run.lines[0].was.state];
  },

  /** A tab that has not heard of the completion ticks later than it. */
  late() {
    const run = begin();
    finish(run);
    shelf.adopt(run.key, { "s/c1": [{ state: "failed", of: PUBLISHED.wording }, PbCells.stamp(run.cells)] });
    return [run.late, states(run)];
  },

  merged(rounds) {
    const { merge, read, stamp, write } = PbCells;
    const next = seeded(7);
    const begun = begin().cells;
    const put = (run, changes, given) => {
      const mine = stamp(next() < 0.5 ? {} : run.cells, 1.7e12 + Math.floor(next() * 9), among(next, ["a", "b"]));
      for (const key in changes) run.cells = merge(run.cells, { [key]: [changes[key], given ?? mine] });
    };
    const some = () => {
      const run = new PbRun({ site: SITE, put }, KEY, begun);
      actOften(run, next, 12);
      if (next() < 0.2) finish(run);
      if (next() < 0.1) run.remove();
      return run.cells;
    };
    const broken = new Set();
    for (let round = 0; round < rounds; round++) {
      const [a, b, c] = [some(), some(), some()];
      const laws = {
        commutative: [merge(a, b), merge(b, a)],
        associative: [merge(merge(a, b), c), merge(a, merge(b, c))],
        idempotent: [merge(merge(a, b), b), merge(a, b)],
        readable: [read(write(merge(a, b))), read(write(merge(b, a)))],
      };
      for (const law in laws) if (write(laws[law][0]) !== write(laws[law][1])) broken.add(law);
    }
    return [...broken];
  },

  /** Now and then the storage looks as it did some time ago. */
  forgetful(seed) {
    const next = seeded(seed);
    const getItem = Storage.prototype.getItem;
    const seen = {};
    Storage.prototype.getItem = function (key) {
      const before = seen[key];
      seen[key] = getItem.call(this, key);
      return before !== undefined && next() < 0.3 ? before : seen[key];
    };
  },

  prove([id, item, link]) {
    const run = shelf.find("report-check", id);
    run.note(item, link);
    return run.prove(item, { link });
  },

  settled([id, text]) {
    const { key, cells } = shelf.find("report-check", id);
    return localStorage[key] === text && PbCells.write(cells) === text;
  },

  unkept(name) {
    const seen = [];
    shelf.addEventListener("state", () => seen.push(shelf.state));
    const first = begin();
    fail(name);
    first.note("c1", "unkept");
    const run = begin({ case: "Second" });
    const blockers = finish(run);
    const during = entries();
    mend();
    first.answer("c1", "done");
    const kept = localStorage[first.key].includes("unkept");
    return { seen, blockers, counts: [during, entries()], kept, json: PbExport.json(run.record()) };
  },

  aside(text) {
    localStorage[KEY] = text;
    localStorage["test:other"] = "theirs";
    const runs = shelf.runs().length;
    const [{ key, text: kept }] = shelf.aside;
    return [runs, kept, entries(), shelf.discard(key), shelf.aside.length, Object.keys(localStorage)];
  },

  asideWhenFull() {
    localStorage[KEY] = "x";
    fail("QuotaExceededError");
    const before = [shelf.runs().length, shelf.runs().length, shelf.state, shelf.aside, localStorage[KEY]];
    mend();
    shelf.runs();
    return [...before, shelf.aside.length, KEY in localStorage];
  },

  ofLaterVersion() {
    localStorage[KEY] = '{"v":2}';
    return [shelf.runs().length, shelf.aside, localStorage[KEY]];
  },

  report() {
    begin();
    finish(begin());
    const known = { ...PUBLISHED, wording: PUBLISHED.wording.slice(0, 12) };
    const later = Date.now() + 30 * 60000;
    const told = (lists, now) =>
      shelf
        .report(lists, now)
        .filter((one) => !one.completed)
        .flatMap(({ overdue, stale, gone }) => Object.entries({ overdue, stale, gone }))
        .filter(([, value]) => value)
        .map(([name]) => name);
    const all = [told([known]), told([known], later), told([{ ...known, minutes: 0 }], later)];
    all.push(told([{ ...known, wording: "f".repeat(12) }]), told([]));
    begin({ step: "workflow/a#b" });
    return [...all, told([{ ...known, minutes: 60, uses: [["workflow/a#b", false, 20]] }], later)];
  },
};
