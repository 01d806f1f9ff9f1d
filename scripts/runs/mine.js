// @ts-check
// The runs of this device, whatever their lists.

class PbMine extends PbFace {
  /** @type {Known[]} */
  lists = JSON.parse(this.dataset.lists ?? "[]");

  values() {
    const { aside } = this.shelf;
    const entries = this.shelf.report(this.lists).map((one) => ({
      ...PbTold.told(one.run.record()),
      group: ["completed", "overdue", "stale"].find((name) => /** @type {any} */ (one)[name]) ?? "open",
      key: one.run.key,
      href: this.address(one.run),
      is_stale: one.stale,
      is_gone: one.gone,
    }));
    const { recent, ...rest } = PbTold.parted(entries);
    /** @type {Values} */
    const values = { ...rest, count: entries.length, aside, strange: aside.length };
    for (const name of ["overdue", "stale", "open", "completed"]) {
      values[name] = recent.filter(({ group }) => group === name);
      values[`count_${name}`] = entries.filter(({ group }) => group === name).length;
    }
    return values;
  }

  /** On the page of its list; here when there is no such list, or nothing is kept from page to page. @param {{id: string, list: {id: string}}} run */
  address(run) {
    const page = /** @type {HTMLAnchorElement | null} */ (document.querySelector(`a[data-list="${run.list.id}"]`));
    return `${(!this.shelf.state && page?.href) || ""}${super.address(run)}`;
  }

  /** @param {RunRecord} record */
  known(record) {
    return this.lists.find((list) => list.id === record.list.id);
  }

  /** @param {HTMLInputElement} field */
  async do_bring(field) {
    const [file] = field.files ?? [];
    if (file) this.offer(await PbImport.file(file));
    field.value = "";
  }

  /** @param {HTMLElement} button */
  do_remove(button) {
    const run = this.shelf.runs().find((one) => one.key === this.key(button));
    if (run) this.offerUndo("was_removed", run.remove());
  }

  /** @param {HTMLElement} button */
  do_save(button) {
    const entry = this.shelf.aside.find((one) => one.key === this.key(button));
    if (entry) this.save(entry.text, "run.txt");
  }

  /** @param {HTMLElement} button */
  do_discard(button) {
    this.shelf.discard(this.key(button));
    this.find("head").focus();
  }
}

if (!customElements.get("pb-runs")) customElements.define("pb-runs", PbMine);
