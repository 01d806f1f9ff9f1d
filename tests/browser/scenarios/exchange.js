// Runs that leave a device and come to one.

const exchange = {
  /** Records of runs in which anything was done, half of them completed in the end. */
  records(count) {
    const next = seeded(11);
    return Array.from({ length: count }, () => {
      const run = begin(next() < 0.5 ? { step: "workflow/report#draft" } : {});
      actOften(run, next, 25);
      if (next() < 0.5) finish(run);
      return PbExport.json(run.record());
    });
  },

  markdown() {
    const run = begin({ case: "<b>#1</b> @ops [x](y) ~~_*`" });
    run.note("c1", "# not a heading\n1. @ops #12 !3 http://a.example");
    run.prove("c1", { link: "https://a.example/?a=b" });
    run.answer("c1", "failed", "|a|b|");
    return PbExport.markdown(run.record(), (code) => code.toUpperCase());
  },

  csv() {
    const run = begin({ case: "=1+1" });
    ['@SUM("a")\nb', "+1", "-1", "\ttab = 1"].forEach((text, at) => run.note(ITEMS[at], text));
    return PbExport.csv(run.record());
  },

  async link() {
    const page = "https://a.example/checklists/report-check/";
    const [run, full] = [begin(), begin()];
    finish(run);
    const { url } = await PbExport.link(run.record(), page);
    const back = await PbImport.link(new URL(url).hash);
    const next = seeded(1);
    const noise = () => Array.from({ length: 900 }, () => String.fromCharCode(65 + next() * 57)).join("");
    for (const id of ITEMS) full.note(id, noise());
    const long = await PbExport.link(full.record(), page);
    window.CompressionStream = undefined;
    const unable = await PbExport.link(run.record(), page);
    return [
      url.length,
      canonical(back.record) === canonical(run.record()),
      back.checked,
      long.code,
      long.length,
      unable,
    ];
  },

  async proof() {
    const file = new File(["a"], "\u202ea.txt");
    const proof = await PbExport.proof(file);
    const text = PbExport.json(begin().record());
    Object.defineProperty(crypto, "subtle", { value: undefined });
    return [proof, await PbExport.proof(file), (await PbImport.text(text)).checked];
  },

  /** What differs between runs that were exported and what they are elsewhere. */
  async back(count) {
    const next = seeded(5);
    const different = [];
    for (let round = 0; round < count; round++) {
      const run = begin();
      actOften(run, next, 25);
      if (next() < 0.3) finish(run);
      const { record, ...why } = await PbImport.text(PbExport.json(run.record()));
      if (!record) return why;
      const here = PbImport.preview(shelf, record, PUBLISHED);
      localStorage.removeItem(run.key);
      const elsewhere = fresh();
      const there = PbImport.preview(elsewhere, record, PUBLISHED);
      const after = PbImport.apply(elsewhere, record).record();
      if (here.what !== "same" || there.what !== "new") different.push([here, there]);
      if (canonical(after) !== canonical(run.record())) different.push([run.record(), after]);
    }
    return different;
  },

  previews(other) {
    const run = begin();
    run.answer("c1", "done");
    const early = run.record();
    run.answer("c1", "failed");
    run.answer("c4", "done");
    const later = run.record();
    const told = (record, list = PUBLISHED, on = shelf) => {
      const { what, list: which, wording, items } = PbImport.preview(on, record, list);
      return [what, which, wording, ...items].filter(Boolean).join(" ");
    };
    const said = [told(early), told(later)];
    localStorage.clear();
    const elsewhere = fresh();
    PbImport.apply(elsewhere, early);
    said.push(told(later, other, elsewhere), states(PbImport.apply(elsewhere, later)));
    said.push(states(PbImport.apply(elsewhere, early)));
    said.push(told({ ...early, id: "12345678" }, { ...PUBLISHED, id: "other-list" }));
    said.push(told({ ...early, site: "elsewhere" }));
    return said;
  },

  previewsOfCompleted() {
    const [done, open] = [begin(), begin()];
    const before = done.record();
    finish(done);
    const after = done.record();
    const forged = { ...after, case: "Forged" };
    const same = { ...after, id: open.id };
    const said = [before, after, forged, same].map((record) => PbImport.preview(shelf, record, PUBLISHED).what);
    return [
      said,
      PbImport.apply(shelf, forged),
      done.case,
      PbImport.apply(shelf, same).completedAt === after.completed_at,
    ];
  },

  backAfterRemoval() {
    const run = begin();
    run.answer("c1", "done");
    const record = run.record();
    run.remove();
    const elsewhere = fresh();
    const { what } = PbImport.preview(elsewhere, record, PUBLISHED);
    const back = PbImport.apply(elsewhere, record);
    return [what, elsewhere.runs().length, canonical(back.record()) === canonical(record)];
  },

  async unreadable() {
    const file = (...parts) => PbImport.file(new File(parts, "a.json"));
    const packed = new Blob([" ".repeat(2e7)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    const bomb = `#run=${btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")}`;
    const gone = new File(["a"], "a");
    gone.stream = () => {
      throw new DOMException("no", "NotReadableError");
    };
    const found = {
      utf16: await file(new Uint8Array([0xff, 0xfe, 0])),
      cut: await file("{"),
      deep: await file("[".repeat(2e5)),
      long: await file(" ".repeat(262145)),
      number: await PbImport.text("1"),
      bomb: await PbImport.link(bomb),
      short: await PbImport.link("#run=AAAA"),
      escaped: await PbImport.link("#run=%%"),
      empty: await PbImport.link("#run="),
      gone: await PbImport.file(gone),
    };
    const none = await PbImport.link("#items");
    window.DecompressionStream = undefined;
    found.old = await PbImport.link(bomb);
    return [Object.fromEntries(Object.entries(found).map(([name, { code }]) => [name, code])), none];
  },

  /** The codes told of texts and links in which some characters were changed. */
  async damaged(count) {
    const next = seeded(2);
    const run = begin();
    finish(run);
    const { url } = await PbExport.link(run.record(), "");
    const texts = [url, PbExport.json(run.record())];
    const codes = new Set();
    for (let round = 0; round < count; round++) {
      const text = [...texts[round % 2]];
      for (let left = 1 + next() * 4; left > 0; left--) {
        text.splice(5 + next() * (text.length - 5), next() * 3, among(next, ["", "A", "\u0000", '"', "}", "é", "_"]));
      }
      const { code } = await PbImport[round % 2 ? "text" : "link"](text.join(""));
      codes.add(code ?? "");
    }
    return [...codes];
  },

  /** Copies of a record with something else somewhere, and what is said of each. */
  async misshapen([text, count, seed]) {
    const next = seeded(seed);
    const values = [
      ...[null, 0, 1, 2, true, false, [], {}, [[]], { name: "x" }, { link: "https://a.example" }],
      ...["", " ", "x", "c1", "A", "a".repeat(64), "x".repeat(141), "x".repeat(281), "x".repeat(1001)],
      ...["\ud83d\ude00".repeat(140), "a\nb", "\u202e", "https://a.example/", "javascript:1", "workflow/a#b"],
      ...["2026-02-30T00:00:00Z", "2026-11-16T09:30:00Z", "2026-11-16T24:00:00Z", "done", "open", "performer"],
    ];
    const change = (record) => {
      let [target, key] = [record, among(next, Object.keys(record))];
      while (typeof target[key] === "object" && Object.keys(target[key] ?? {}).length && next() < 0.8) {
        target = target[key];
        key = among(next, Object.keys(target));
      }
      const what = next();
      if (what < 0.25 && !Array.isArray(target)) delete target[key];
      else if (what < 0.4 && Array.isArray(target)) target.push(structuredClone(target[key]));
      else target[key] = among(next, values);
    };
    const found = [];
    for (let round = 0; round < count; round++) {
      const record = JSON.parse(text);
      for (let changes = 1 + next() * 2; changes > 0; changes--) change(record);
      const changed = JSON.stringify(record);
      found.push([changed, (await PbImport.text(changed)).code ?? ""]);
    }
    return found;
  },
};
