// What the scenarios of runs share; the page gives them PUBLISHED, a list as a checklist's page publishes it.

const SITE = "test";
const KEY = "test:report-check:12345678";
const ITEMS = ["c1", "c2", "c3", "c4"];
const PROOF = { sha256: "0".repeat(64), name: "export.csv" };
const shelf = PbShelf.of(SITE);
const fresh = () => new PbShelf(SITE);
const { canonical } = PbShape;

const begin = (more = {}) => shelf.start({ list: PUBLISHED, case: "Week 46", performer: { name: "Ada" }, ...more });

const finish = (run) => {
  run.answer("c1", "done");
  run.answer("c2", "done");
  run.prove("c2", PROOF);
  run.answer("c3", "not_applicable", "There is no chart");
  run.answer("c4", "failed");
  run.note("c4", "A page\nand a half");
  run.sign("reviewer", { name: "Ben", role: "editor" });
  return run.complete(PUBLISHED);
};

const states = (run) => run.lines.map((line) => line.state).join(" ");
const entries = () => Object.keys(localStorage).length;

const setItem = Storage.prototype.setItem;
const mend = () => (Storage.prototype.setItem = setItem);
const fail = (name) => {
  Storage.prototype.setItem = () => {
    throw new DOMException("no", name);
  };
};

/** Numbers from 0 to 1 that are the same for the same seed. */
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const among = (next, values) => values[Math.floor(next() * values.length)];

const TEXTS = [
  ...["=1+1", "@ops #12", "a\u0000b\u202e", "  über \ud83d\ude00 ", "x".repeat(2000), "“q” </p>", "", "\ud800"],
  "a\r\nb\u2028c",
];

/** Something that somebody may do. */
const act = (run, next) => {
  const item = among(next, ITEMS);
  const text = among(next, TEXTS);
  const proof = among(next, [PROOF, { link: `https://a.example/${Math.floor(next() * 9)}` }, { link: "javascript:1" }]);
  among(next, [
    () => run.answer(item, among(next, ["open", "done", "failed", "not_applicable"]), text),
    () => run.note(item, text),
    () => run.prove(item, proof),
    () => run.unprove(item, PROOF),
    () => run.rename({ case: text }),
    () => run.sign(among(next, ["performer", "reviewer"]), { name: text || "Cy" }),
  ])();
};

const actOften = (run, next, most) => {
  for (let left = next() * most; left > 0; left--) act(run, next);
};
