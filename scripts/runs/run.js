// @ts-check
// One run: what is said in it, and what can be done with it. What may not be done is refused with a code.

class PbRun {
  /** @param {PbShelf} shelf @param {string} key @param {Cells} cells */
  constructor(shelf, key, cells) {
    this.shelf = shelf;
    this.key = key;
    this.id = key.split(":")[2];
    this.cells = cells;
  }

  /** @param {string} key */
  #said(key) {
    return this.cells[key]?.[0];
  }

  /** @returns {RunRecord | undefined} */
  get #done() {
    return this.#said("done");
  }

  get gone() {
    return !!this.#said("gone");
  }

  /** @returns {List} */
  get list() {
    return this.#done?.list ?? this.#said(`l/${this.#said("list")}`);
  }

  /** @returns {string} */
  get case() {
    return this.#done?.case ?? this.#said("case");
  }

  /** @returns {string | undefined} */
  get step() {
    return this.#done ? this.#done.step : this.#said("step");
  }

  /** @returns {Someone} */
  get performer() {
    return this.#done?.performer ?? this.#said("performer");
  }

  /** @returns {string} */
  get startedAt() {
    return this.#done?.started_at ?? this.#said("started");
  }

  get completedAt() {
    return this.#done?.completed_at;
  }

  get lines() {
    return PbCells.lines(this.cells);
  }

  /** Those that hold: nothing was answered after them. */
  get signatures() {
    return this.#done ? (this.#done.signatures ?? []) : this.#signed(true);
  }

  get voided() {
    return this.#done ? [] : this.#signed(false);
  }

  /** @param {boolean} holding */
  #signed(holding) {
    const said = Object.keys(this.cells).filter((key) => /^(case|performer|list$|[snp]\/)/.test(key));
    const last = Math.max(...said.map((key) => PbCells.time(PbCells.said(this.cells[key]))));
    return PbCells.signatures(this.cells).filter((one) => Date.parse(one.at) >= last === holding);
  }

  /** The items that another tab still wrote about when the run was completed already; they do not count. */
  get late() {
    const at = this.cells.done?.[1];
    const late = Object.keys(this.cells).filter((key) => /^[snp]\//.test(key) && at && this.cells[key][1] > at);
    return [...new Set(late.map((key) => key.split("/")[1]))];
  }

  /** @param {Record<string, any>} changes @param {string} [stamp] */
  #change(changes, stamp) {
    if (this.completedAt) return "completed";
    this.shelf.put(this, changes, stamp);
    return "";
  }

  /** @param {string} id */
  #line(id) {
    return this.lines.find((line) => line.id === id);
  }

  /** @param {string} id @param {State} state */
  answer(id, state, reason = "") {
    const line = this.#line(id);
    if (!line) return "item";
    if (state === "not_applicable" && !line.item.na_allowed) return state;
    const why = PbShape.line(reason, PbShape.most.reason);
    return this.#change({ [`s/${id}`]: { state, of: this.list.wording, ...(why && { reason: why }) } });
  }

  /** @param {string} id @param {string} text */
  note(id, text) {
    return this.#line(id) ? this.#change({ [`n/${id}`]: PbShape.lines(text, PbShape.most.note) }) : "item";
  }

  /** @param {string} id @param {Proof} proof */
  prove(id, proof) {
    const line = this.#line(id);
    if (!line) return "item";
    const { value, at } = PbShape.read(PbShape.checks.proof, proof);
    if (!value) return at === "link" ? at : "proof";
    const key = `p/${id}/${proof.link ?? proof.sha256}`;
    if (!this.#said(key) && line.evidence.length >= PbShape.most.proofs) return "many";
    return this.#change({ [key]: value });
  }

  /** @param {string} id @param {Proof} proof */
  unprove(id, proof) {
    return this.#change({ [`p/${id}/${proof.link ?? proof.sha256}`]: null });
  }

  /** @param {{case?: string, performer?: Someone}} about */
  rename(about) {
    const made = PbRun.about({ case: this.case, performer: this.performer, ...about });
    return typeof made === "string" ? made : this.#change(made);
  }

  /**
   * What a run is about as it can be kept, or which of it is missing.
   * @param {{case: string, performer: Someone}} about
   */
  static about({ case: named, performer }) {
    const made = { case: PbShape.line(named, PbShape.most.case), performer: PbRun.someone(performer) };
    if (!made.case) return "case";
    return made.performer ? made : "performer";
  }

  /** @param {Someone} someone @returns {Someone | undefined} */
  static someone({ name, role }) {
    const made = { name: PbShape.line(name, PbShape.most.name), ...(role && { role }) };
    return PbShape.read(PbShape.checks.someone, made).value;
  }

  /** @param {"performer" | "reviewer"} as @param {Someone} someone */
  sign(as, someone) {
    const by = PbRun.someone(someone);
    if (!by) return "name";
    if (this.signatures.length >= PbShape.most.signatures) return "many";
    const stamp = PbCells.stamp(this.cells);
    return this.#change({ [`g/${as}/${by.name}`]: { by, as, at: PbCells.moment(stamp) } }, stamp);
  }

  /** @param {Signature} signature */
  unsign({ as, by }) {
    return this.#change({ [`g/${as}/${by.name}`]: null });
  }

  /**
   * Whether another than the performer must review: where every review by the list asks for it, or the one at the step.
   * @param {Use[]} uses @param {string} [step]
   */
  static separate(uses, step) {
    const named = uses.filter((use) => use[0] === step);
    const found = named.length ? named : uses;
    return found.length > 0 && found.every((use) => use[1]);
  }

  /** @param {RunRecord} record @param {Use[]} uses @returns {Blocker[]} */
  static blockers({ list, items, signatures = [], performer, step }, uses) {
    const found = list.items.flatMap((item) => {
      const answer = items.find((one) => one.id === item.id) ?? { state: "open" };
      const code = PbRun.#blocks(item, /** @type {Answer} */ (answer));
      return code ? [{ code, item: item.id }] : [];
    });
    return [...found, ...PbRun.#unsigned(signatures, performer, PbRun.separate(uses, step))];
  }

  /** @param {Item} item @param {Answer} answer @returns {Blocker["code"] | undefined} */
  static #blocks(item, { state, reason, evidence = [] }) {
    if (state === "not_applicable") return reason ? undefined : "reason";
    if (state === "done") return item.evidence && !evidence.length ? "evidence" : undefined;
    return item.critical ? state : undefined;
  }

  /** @param {Signature[]} signatures @param {Someone} performer @param {boolean} separate @returns {Blocker[]} */
  static #unsigned(signatures, performer, separate) {
    if (!signatures.length) return [{ code: separate ? "reviewer" : "unsigned" }];
    if (!separate) return [];
    const folded = (/** @type {Someone} */ { name }) => name.trim().split(/\s+/).join(" ").toUpperCase().toLowerCase();
    const of = (/** @type {string} */ as) => signatures.filter((one) => one.as === as).map((one) => folded(one.by));
    const performers = [folded(performer), ...of("performer")];
    const reviewers = of("reviewer");
    if (!reviewers.length) return [{ code: "reviewer" }];
    return reviewers.some((name) => performers.includes(name)) ? [{ code: "same" }] : [];
  }

  /** @param {Known} [published] */
  blockers(published) {
    return this.completedAt ? [] : PbRun.blockers(this.record(), published?.uses ?? []);
  }

  /** @param {Known} [published] */
  complete(published) {
    const blockers = this.blockers(published);
    const stamp = PbCells.stamp(this.cells);
    const done = { ...this.record(), completed_at: PbCells.moment(stamp) };
    if (!blockers.length) this.#change({ done }, stamp);
    return blockers;
  }

  /** @param {Published} published @returns {Difference | null} */
  difference(published) {
    const { list: from } = this;
    if (this.completedAt || from.wording === published.wording) return null;
    const without = (/** @type {List} */ one, /** @type {List} */ other) =>
      one.items.filter((item) => !other.items.some(({ id }) => id === item.id));
    const [added, removed] = [without(published, from), without(from, published)];
    const pairs = from.items
      .map((item) => ({ from: item, to: /** @type {Item} */ (published.items.find(({ id }) => id === item.id)) }))
      .filter(({ to }) => to);
    const rest = (/** @type {List} */ one, /** @type {Item[]} */ but) =>
      PbShape.canonical([
        one.style,
        one.pause_point,
        one.items.filter((item) => !but.includes(item)).map(({ id }) => id),
      ]);
    const changed = pairs.filter((pair) => PbShape.canonical(pair.from) !== PbShape.canonical(pair.to));
    return { added, removed, changed, rest: rest(from, removed) !== rest(published, added) };
  }

  /**
   * Unchanged items keep their answers; of changed ones, answers were given to another text.
   * @param {Published} published
   */
  move({ id, title, wording, style, pause_point, items }) {
    return this.#change({ [`l/${wording}`]: { id, title, wording, style, pause_point, items }, list: wording });
  }

  /** Everything said is taken back; gives what undoes it. */
  reset() {
    const nothing = { s: { state: "open", of: this.list.wording }, n: "", p: null, g: null };
    const keys = Object.keys(this.cells).filter((key) => /^[snpg]\//.test(key));
    const { cells } = this;
    const stamp = PbCells.stamp(cells);
    this.#change(Object.fromEntries(keys.map((key) => [key, nothing[/** @type {"s"} */ (key[0])]])), stamp);
    return () => this.#restore(cells, stamp);
  }

  /** What was changed at a time, and not since, is again what it was. @param {Cells} before @param {string} stamp */
  #restore(before, stamp) {
    if (this.completedAt) return;
    const again = PbCells.stamp(this.cells);
    const keys = Object.keys(before).filter((key) => this.cells[key][1] === stamp);
    const cells = keys.map((key) => [key, [before[key][0], again, PbCells.said(before[key])]]);
    this.shelf.adopt(this.key, Object.fromEntries(cells), this);
  }

  /** Off this device, completed or not; gives what undoes it. */
  remove() {
    const before = this.cells;
    this.shelf.put(this, { gone: 1 });
    return () => {
      this.cells = PbCells.merge(this.cells, before);
      this.shelf.put(this, { gone: 0 });
    };
  }

  /** @returns {RunRecord} */
  record() {
    if (this.#done) return structuredClone(this.#done);
    const { id, list, step, signatures } = this;
    return {
      format: "playbook-run",
      version: 1,
      id,
      site: this.shelf.site,
      list,
      case: this.case,
      ...(step && { step }),
      started_at: this.startedAt,
      performer: this.performer,
      items: this.lines.map(({ item, was, evidence, ...said }) => ({ ...said, ...(evidence.length && { evidence }) })),
      ...(signatures.length && { signatures }),
    };
  }
}
