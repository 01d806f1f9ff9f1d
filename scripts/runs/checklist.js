// @ts-check
// A checklist with its runs: on its own page and in the steps that ask for it. The address says which run is open.

class PbChecklist extends PbFace {
  /** @type {Published | undefined} */
  list = this.dataset.list && JSON.parse(this.dataset.list);
  stuck = false;
  unnamed = false;
  /** @type {Record<string, string>} */
  trouble = {};
  /** @type {Values} */
  said = {};

  /** The run that the address names, when it is one of this list and, in a step, of this step. @returns {PbRun | undefined} */
  get run() {
    const [, list, id] = /^#open=([a-z0-9-]+)\.([A-Za-z0-9-]+)$/.exec(location.hash) ?? [];
    const run = id && (this.list?.id ?? list) === list ? this.shelf.find(list, id) : undefined;
    this.missing = !!id && !run && (this.list?.id ?? list) === list && !this.dataset.step;
    return run && this.fits(run) ? run : undefined;
  }

  /** @param {PbRun} run */
  fits(run) {
    return !this.dataset.step || run.step === this.dataset.step;
  }

  async went() {
    this.stuck = this.unnamed = false;
    this.trouble = this.said = {};
    const going = super.went();
    if (this.run) {
      this.closest("details")?.setAttribute("open", "");
      this.find("head")?.focus();
    }
    await going;
  }

  values() {
    const { run, list } = this;
    const runs = list ? this.shelf.runs(list.id).filter((one) => this.fits(one)) : [];
    this.querySelector(".pb-run-plain")?.toggleAttribute("hidden", !!run);
    return {
      idle: list && !run,
      missing: this.missing && !this.undo,
      unnamed: this.unnamed,
      strange: this.shelf.aside.some(({ key }) => key.split(":")[1] === list?.id),
      separate: list && PbRun.separate(list.uses, this.dataset.step),
      performer: this.shelf.runs()[0]?.performer.name,
      others: runs.length,
      runs: runs.map((one) => ({ key: one.key, href: this.address(one), ...PbTold.told(one.record()) })),
      run: run ? [this.opened(run)] : [],
    };
  }

  /** @param {PbRun} run @returns {Values} */
  opened(run) {
    const difference = this.list && run.difference(this.list);
    const blockers = this.stuck ? run.blockers(this.list) : [];
    const level = this.dataset.step ? 4 : 2;
    const late = run.lines.flatMap((line, at) => (run.late.includes(line.id) ? [at + 1] : []));
    return {
      ...PbTold.told(run.record()),
      ...this.said,
      key: run.key,
      look: run.completedAt ? "pb-run pb-run-completed" : "pb-run",
      level: `${level}`,
      below: `${level + 1}`,
      lone: !this.list,
      kept: !this.shelf.state,
      moved: difference,
      changes: difference ? PbTold.changes(difference) : [],
      rest: difference?.rest,
      old: run.completedAt && this.list && this.list.wording !== run.list.wording,
      late: late.join(", "),
      stuck: blockers.length,
      blockers: PbTold.blockers(run, blockers),
      places: run.lines.map((line) => ({ key: line.id, look: `pb-run-${line.state}` })),
      items: run.lines.map((line, at) => PbTold.item(run, line, at, this.trouble[line.id])),
      signatures: PbTold.signatures(run),
      nobody: !run.signatures.length && !run.voided.length,
      separate: this.list && PbRun.separate(this.list.uses, run.step),
    };
  }

  /** @param {HTMLFormElement} form */
  do_start(form) {
    const { list } = this;
    const run = list && this.shelf.start({ list, ...this.named(form), step: this.dataset.step });
    this.refused(typeof run !== "object");
    if (typeof run !== "object") return;
    form.reset();
    location.hash = this.address(run);
  }

  /** @param {HTMLFormElement} form */
  do_rename(form) {
    this.refused(this.run?.rename(this.named(form)));
    form.reset();
    form.closest("details")?.removeAttribute("open");
    this.find("head").focus();
  }

  /** A name that cannot be kept is said. @param {unknown} code */
  refused(code) {
    this.unnamed = !!code;
    this.render();
  }

  /** @param {HTMLFormElement} form */
  named(form) {
    const { case: named, performer } = Object.fromEntries(new FormData(form));
    return { case: `${named}`, performer: { name: `${performer}` } };
  }

  /** The item that a control belongs to. @param {Element} control */
  item(control) {
    return this.key(control, ".pb-check");
  }

  /** @param {HTMLInputElement} choice */
  do_answer(choice) {
    this.run?.answer(this.item(choice), /** @type {State} */ (choice.value));
  }

  /** @param {HTMLElement} button */
  do_clear(button) {
    this.run?.answer(this.item(button), "open");
    button.parentElement?.querySelector("input")?.focus();
  }

  /** @param {HTMLInputElement} field */
  do_reason(field) {
    this.run?.answer(this.item(field), "not_applicable", field.value);
  }

  /** @param {HTMLTextAreaElement} field */
  do_note(field) {
    this.run?.note(this.item(field), field.value);
  }

  /** @param {HTMLFormElement} form */
  do_link(form) {
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("link"));
    if (!this.prove(form, { link: field.value.trim() })) field.value = "";
  }

  /** @param {HTMLInputElement} field */
  async do_file(field) {
    const [file] = field.files ?? [];
    const proof = file && (await PbExport.proof(file));
    if (proof) this.prove(field, proof);
    field.value = "";
  }

  /** Keeps a proof, or says why not. @param {Element} control @param {Proof | string} proof */
  prove(control, proof) {
    const item = this.item(control);
    const code = typeof proof === "string" ? proof : this.run?.prove(item, proof);
    this.trouble = { [item]: code ?? "" };
    this.render();
    return code;
  }

  /** @param {HTMLElement} button */
  do_unprove(button) {
    const item = this.item(button);
    const { run } = this;
    const proof = run?.lines
      .find((line) => line.id === item)
      ?.evidence.find((one) => (one.link ?? one.sha256) === this.key(button));
    const [fold] = button.closest(".pb-check")?.getElementsByTagName("summary") ?? [];
    if (proof) run?.unprove(item, proof);
    fold?.focus();
  }

  /** @param {HTMLFormElement} form @param {SubmitEvent} event */
  do_sign(form, event) {
    const as = /** @type {HTMLButtonElement} */ (event.submitter).value;
    const name = `${new FormData(form).get("signer")}`;
    this.refused(this.run?.sign(/** @type {"performer" | "reviewer"} */ (as), { name }));
    form.reset();
  }

  /** @param {HTMLElement} button */
  do_unsign(button) {
    const key = this.key(button);
    const { run } = this;
    const signature = run?.signatures.find((one) => `${one.as} ${one.at} ${one.by.name}` === key);
    if (signature) run?.unsign(signature);
    /** @type {HTMLElement | null} */ (this.querySelector('[name="signer"]'))?.focus();
  }

  do_complete() {
    this.stuck = !!this.run?.complete(this.list).length;
    this.render();
    this.find(this.stuck ? "summary" : "head").focus();
  }

  /** From a line of the summary to what mends it. @param {HTMLElement} link @param {Event} event */
  do_mend(link, event) {
    event.preventDefault();
    event.stopPropagation();
    const [code, item] = this.key(link).split(" ");
    const place = /** @type {HTMLElement} */ (item ? this.querySelector(`.pb-check[data-key="${item}"]`) : this.face);
    if (code === "evidence") place.querySelector("details")?.setAttribute("open", "");
    const field = { reason: '[data-act="reason"]', evidence: '[name="link"]' }[code] ?? (item ? "input" : '[name="signer"]');
    /** @type {HTMLElement | null} */ (place.querySelector(field))?.focus();
  }

  do_move() {
    if (this.list) this.run?.move(this.list);
    this.find("head").focus();
  }

  do_reset() {
    const { run } = this;
    if (run) this.offerUndo("was_reset", run.reset());
  }

  do_remove() {
    const { run } = this;
    if (run) this.offerUndo("was_removed", run.remove());
  }

  /** A run in a step is printed without what stands around it. */
  do_print() {
    const alone = document.documentElement.classList;
    alone.add("pb-run-alone");
    addEventListener("afterprint", () => alone.remove("pb-run-alone"), { once: true });
    print();
  }

  do_json() {
    this.download("json", PbExport.json);
  }

  do_csv() {
    this.download("csv", PbExport.csv);
  }

  do_markdown() {
    const text = this.run && PbExport.markdown(this.run.record(), this.words);
    const copied = navigator.clipboard?.writeText(text ?? "") ?? Promise.reject();
    return copied.then(
      () => this.say({ copied: true }),
      () => this.download("md", PbExport.markdown),
    );
  }

  async do_share() {
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href;
    const page = canonical ?? location.href.split("#")[0];
    const made = this.run && (await PbExport.link(this.run.record(), page));
    if (made) this.say("url" in made ? { link: made.url } : { [`link_${made.code}`]: true });
  }

  /** @param {string} ending @param {(record: RunRecord, words: (code: string) => string) => string} written */
  download(ending, written) {
    const record = this.run?.record();
    if (!record) return;
    this.save(written(record, this.words), PbExport.name(record, ending));
    this.say({ downloaded: true });
  }

  /** @param {Values} said */
  say(said) {
    this.said = said;
    this.render();
  }

  /** @param {string} code */
  words(code) {
    const words = /** @type {HTMLTemplateElement | null} */ (document.querySelector('[data-run-template="words"]'));
    return words?.content.querySelector(`[data-code="${code}"]`)?.textContent ?? code;
  }

  /** @param {RunRecord} record */
  takes(record) {
    return !!this.list && (this.list.id === record.list.id || !this.dataset.step) && (this.dataset.step ?? record.step) === record.step;
  }

  /** @param {RunRecord} record */
  known(record) {
    return this.list?.id === record.list.id ? this.list : undefined;
  }
}

if (!customElements.get("pb-run")) customElements.define("pb-run", PbChecklist);
