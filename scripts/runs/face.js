// @ts-check
// What the elements of the runs share: their template, what people do in it, and runs that come from elsewhere.

/** An element that shows runs of this device; its template has its name, and every word of it. */
class PbFace extends HTMLElement {
  /** @type {{code: string, at?: string} | undefined} */
  broken;
  /** @type {{record: RunRecord, checked: boolean} | undefined} */
  incoming;
  /** @type {(() => void) | undefined} */
  undo;
  undone = "";
  /** What was said of the last thing done, until the next. @type {Values} */
  said = {};
  face = /** @type {HTMLElement | undefined} */ (undefined);
  stop = new AbortController();

  get shelf() {
    return PbShelf.of(this.dataset.site ?? "");
  }

  connectedCallback() {
    const template = document.querySelector(`template[data-run-template="${this.localName}"]`);
    if (!template) return;
    this.face ??= PbFill.clone(template);
    this.prepend(this.face);
    this.stop = new AbortController();
    const { signal } = this.stop;
    for (const type of ["click", "input", "submit"]) this.addEventListener(type, (event) => this.heard(event), { signal });
    for (const type of ["change", "state"]) this.shelf.addEventListener(type, () => this.say({}), { signal });
    addEventListener("hashchange", () => this.went(), { signal });
    this.went();
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  /** The address names another run, or none. */
  async went() {
    this.undo = this.broken = undefined;
    this.render();
    const incoming = await PbImport.link(location.hash);
    const first = document.querySelector("pb-run") === this;
    if (incoming && (first || "record" in incoming)) this.offer(incoming);
  }

  /** Nothing is said in a part of the page that is folded away. */
  unfold() {
    this.closest("details")?.setAttribute("open", "");
  }

  render() {
    if (this.face) PbFill.fill(this.face, { ...this.common(), ...this.values() });
  }

  /** @returns {Values} */
  values() {
    return {};
  }

  /** @returns {Values} */
  common() {
    const { state } = this.shelf;
    return {
      [state]: true,
      undo: this.undo,
      [this.undone]: true,
      broken: this.broken,
      at: this.broken?.at,
      [`broken_${this.broken?.code}`]: true,
      preview: this.incoming ? [this.preview(this.incoming)] : [],
    };
  }

  /** A click, a word or a choice, or a form: what it does stands in `data-act`. @param {Event} event */
  heard(event) {
    const control = /** @type {HTMLElement} */ (event.target).closest?.("[data-act]");
    const type = control?.matches("form") ? "submit" : control?.matches("input, textarea") ? "input" : "click";
    if (!(control instanceof HTMLElement) || event.type !== type) return;
    const act = /** @type {any} */ (this)[`do_${control.dataset.act}`];
    act?.call(this, control, event);
  }

  /** What is shown in a template under a name. @param {string} name @returns {any} */
  find(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  /** The key of the entry that a control stands in. @param {Element} control @param {string} [within] */
  key(control, within = "[data-key]") {
    return control.closest(within)?.getAttribute("data-key") ?? "";
  }

  /** Says that something can be taken back, and puts the focus there. @param {string} what @param {() => void} undo */
  offerUndo(what, undo) {
    this.undone = what;
    this.undo = undo;
    this.render();
    /** @type {HTMLElement | null} */ (this.querySelector('[data-act="undo"]'))?.focus();
  }

  do_undo() {
    this.undo?.();
    this.undo = undefined;
    this.render();
    this.find("head")?.focus();
  }

  /** @param {Values} said */
  say(said) {
    this.said = said;
    this.render();
  }

  /** Where a run is shown. @param {{id: string, list: {id: string}}} run */
  address(run) {
    return `#open=${run.list.id}.${run.id}`;
  }

  /** Whether this element is to show a run that a link brings. @param {RunRecord} record */
  takes(record) {
    return !!record;
  }

  /** The list as the page publishes it. @param {RunRecord} record @returns {Published | Known | undefined} */
  known(record) {
    return record && undefined;
  }

  /** Shows what came, before anything is kept of it. @param {Incoming} incoming */
  offer(incoming) {
    this.broken = "code" in incoming ? incoming : undefined;
    this.incoming = "code" in incoming || !this.takes(incoming.record) ? undefined : incoming;
    this.render();
    if (this.broken || this.incoming) this.unfold();
    const dialog = this.querySelector("dialog");
    if (!dialog) return;
    dialog.onclose = () => this.brought(dialog.returnValue);
    dialog.showModal();
  }

  /** @param {{record: RunRecord, checked: boolean}} incoming */
  preview({ record, checked }) {
    const preview = PbImport.preview(this.shelf, record, this.known(record));
    return {
      ...PbTold.told(record),
      key: record.id,
      [preview.what === "completed" ? "fixed" : preview.what]: true,
      items: preview.items.join(", "),
      unlisted: preview.list === "other",
      earlier: preview.wording === "other",
      unchecked: !checked,
      against: record.completed_at && PbRun.blockers(record, []).length,
      keeps: ["new", "merge", "complete"].includes(preview.what),
    };
  }

  /** What came is kept or left; the Escape key leaves it. @param {string} kept */
  brought(kept) {
    const { record } = this.incoming ?? {};
    this.incoming = undefined;
    if (kept && record && PbImport.apply(this.shelf, record)) location.assign(this.address(record));
    else if (location.hash.startsWith("#run=")) location.hash = "top";
    else this.render();
  }

  /** @param {string} text @param {string} name */
  save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
