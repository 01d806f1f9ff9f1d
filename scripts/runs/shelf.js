// @ts-check
// The runs of a site on this device. An entry of the storage is read, merged and written again at every change, and
// merged with what other tabs write: whichever of two writes is lost, the tab that made it hears the other and writes
// both. No lock is taken: it would not make other tabs' writes visible sooner, and a tick must be kept at once.

class PbShelf extends EventTarget {
  /** How long it is known that a run was removed. */
  static #KNOWN = 7 * 24 * 3600 * 1000;
  static #all = /** @type {Map<string, PbShelf>} */ (new Map());

  /** @param {string} site */
  static of(site) {
    const shelf = PbShelf.#all.get(site) ?? new PbShelf(site);
    PbShelf.#all.set(site, shelf);
    return shelf;
  }

  /** Why runs are not kept on this device. @type {"" | "blocked" | "full"} */
  state = "";
  #runs = /** @type {Map<string, PbRun>} */ (new Map());
  #unsaved = /** @type {Set<PbRun>} */ (new Set());
  #bad = /** @type {Map<string, string>} */ (new Map());

  /** @param {string} site */
  constructor(site) {
    super();
    this.site = site;
    this.#keys();
    addEventListener("storage", ({ key, newValue }) => {
      if (key === null) this.#refresh();
      else if (this.#isRun(key)) this.#heard(key, newValue);
    });
    addEventListener("beforeunload", (event) => this.#unsaved.size && event.preventDefault());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#refresh());
    addEventListener("visibilitychange", () => document.hidden || this.#refresh());
  }

  /** @template T @param {(area: Storage) => T} action */
  #with(action) {
    try {
      return action(localStorage);
    } catch (error) {
      this.#say(/quota/i.test(/** @type {Error} */ (error)?.name) ? "full" : "blocked");
      return undefined;
    }
  }

  /** @param {"" | "blocked" | "full"} state */
  #say(state, always = false) {
    if (state === this.state && !always) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }

  /** @param {string} key */
  #isRun(key) {
    const rest = key.startsWith(`${this.site}:`) ? key.slice(this.site.length + 1) : "";
    return /^[a-z][a-z0-9-]*:[A-Za-z0-9-]{8,64}$/.test(rest);
  }

  #keys() {
    return this.#with((area) => Object.keys(area).filter((key) => key.startsWith(`${this.site}:`))) ?? [];
  }

  /** @param {string} key */
  #stored(key) {
    return this.#with((area) => area.getItem(key)) ?? null;
  }

  /** The state in an entry; what cannot be read is put aside. @param {string} key @param {string} text */
  #read(key, text) {
    const cells = PbCells.read(text);
    if (cells !== undefined) return cells;
    const known = this.#bad.get(key) === text;
    this.#bad.set(key, text);
    this.#with((area) => {
      area.setItem(`${key}!${PbCells.stamp({})}`, text);
      area.removeItem(key);
      this.#bad.delete(key);
    });
    if (!known) this.#say(this.state, true);
    return undefined;
  }

  /** @param {string} key */
  #load(key) {
    const text = this.#runs.has(key) || !this.#isRun(key) ? null : this.#stored(key);
    const cells = text === null ? undefined : this.#read(key, text);
    const old = cells?.gone?.[0] && PbCells.time(cells.gone[1]) < Date.now() - PbShelf.#KNOWN;
    if (old) this.#with((area) => area.removeItem(key));
    else if (cells) this.#runs.set(key, new PbRun(this, key, cells));
    return this.#runs.get(key);
  }

  /**
   * Written unless the storage has it, and what another tab wrote last is no other.
   * @param {PbRun} run @param {string | null} [heard]
   */
  #save(run, heard) {
    const stored = this.#stored(run.key);
    if (stored !== null) run.cells = PbCells.merge(run.cells, this.#read(run.key, stored) ?? {});
    const text = PbCells.write(run.cells);
    this.#unsaved.add(run);
    if (stored !== null && this.#bad.get(run.key) === stored) return;
    this.#with((area) => {
      if (text !== stored || text !== (heard ?? text)) area.setItem(run.key, text);
      this.#unsaved.delete(run);
    });
  }

  /** @param {PbRun} run */
  #changed(run) {
    const [, list, id] = run.key.split(":");
    this.dispatchEvent(new CustomEvent("change", { detail: { list, run: id } }));
  }

  /** Another tab has written. @param {string} key @param {string | null} text */
  #heard(key, text) {
    const known = this.#runs.get(key);
    const before = known && PbCells.write(known.cells);
    const run = known ?? this.#load(key);
    if (!run) return;
    run.cells = PbCells.merge(run.cells, (text && PbCells.read(text)) || {});
    this.#save(run, text);
    if (PbCells.write(run.cells) !== before) this.#changed(run);
  }

  #refresh() {
    for (const key of new Set([...this.#keys(), ...this.#runs.keys()])) this.#heard(key, null);
  }

  /** @param {PbRun} run @param {Record<string, any>} changes */
  put(run, changes, stamp = PbCells.stamp(run.cells)) {
    const { canonical } = PbShape;
    const news = Object.entries(changes).filter(([key, value]) => canonical(run.cells[key]?.[0]) !== canonical(value));
    this.adopt(run.key, Object.fromEntries(news.map(([key, value]) => [key, [value, stamp]])), run);
  }

  /** @param {string} key @param {Cells} cells @param {PbRun} [run] */
  adopt(key, cells, run = this.#load(key) ?? new PbRun(this, key, {})) {
    this.#runs.set(key, run);
    run.cells = PbCells.merge(run.cells, cells);
    for (const one of this.#unsaved.add(run)) this.#save(one);
    if (!this.#unsaved.size) this.#say("");
    this.#changed(run);
    return run;
  }

  /** @param {{list: Published, case: string, performer: Someone, step?: string}} about */
  start({ list: { id, title, wording, style, pause_point, items }, step, ...rest }) {
    const about = PbRun.about(rest);
    if (typeof about === "string") return about;
    const name = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0"));
    const stamp = PbCells.stamp({});
    const run = new PbRun(this, `${this.site}:${id}:${name.join("")}`, {});
    const list = { [`l/${wording}`]: { id, title, wording, style, pause_point, items }, list: wording };
    this.put(run, { ...list, ...about, ...(step && { step }), started: PbCells.moment(stamp) }, stamp);
    return run;
  }

  /** @param {string} list @param {string} id */
  find(list, id) {
    const run = this.#load(`${this.site}:${list}:${id}`);
    return run?.gone ? undefined : run;
  }

  /** The newest first. @param {string} [list] */
  runs(list) {
    for (const key of this.#keys()) this.#load(key);
    return [...this.#runs.values()]
      .filter((run) => !run.gone && (!list || run.list.id === list))
      .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.key < b.key ? -1 : 1));
  }

  /** @param {Known[]} lists */
  report(lists, now = Date.now()) {
    return this.runs().map((run) => {
      const known = lists.find(({ id }) => id === run.list.id);
      const minutes = known?.uses.find(([step]) => step === run.step)?.[2] || known?.minutes || Infinity;
      const completed = !!run.completedAt;
      return {
        ...{ run, completed, gone: !known },
        overdue: !completed && now - Date.parse(run.startedAt) > minutes * 60000,
        stale: !completed && !!known && !run.list.wording.startsWith(known.wording),
      };
    });
  }

  /** Entries that could not be read, as they are. */
  get aside() {
    const keys = [...this.#keys().filter((key) => key.includes("!")), ...this.#bad.keys()];
    return keys.map((key) => ({ key, text: this.#bad.get(key) ?? this.#stored(key) ?? "" }));
  }

  /** @param {string} key */
  discard(key) {
    this.#bad.delete(key);
    const gone = !!this.#with((area) => (area.removeItem(key), true));
    this.#say(this.state, true);
    return gone;
  }
}
