// @ts-check
// A checklist with its runs: on its own page and in the steps that ask for it. The address says which run is open.

class PbChecklist extends PbCarry {
  /** @type {Published | undefined} */
  list = this.dataset.list && JSON.parse(this.dataset.list);
  stuck = false;
  unnamed = false;
  /** @type {Record<string, string>} */
  trouble = {};
  /** Reasons that were given, for who takes another answer by mistake. @type {Record<string, string>} */
  reasons = {};
  /** The run that the address named last: an anchor of the page leaves it open. @type {RegExpExecArray | null} */
  held = null;

  /** The run that the address names, when it is one of this list and, in a step, of this step. @returns {PbRun | undefined} */
  get run() {
    const named = /^#open=([a-z0-9-]+)\.([A-Za-z0-9-]+)$/.exec(location.hash);
    if (named || !location.hash) this.held = named;
    const [, list, id] = this.held ?? [];
    const mine = !!id && (this.list?.id ?? list) === list;
    const run = mine ? this.shelf.find(list, id) : undefined;
    this.missing = mine && !run;
    return run && this.fits(run) ? run : undefined;
  }

  /** @param {PbRun} run */
  fits(run) {
    return !this.dataset.step || run.step === this.dataset.step;
  }

  async went() {
    this.stuck = this.unnamed = false;
    this.trouble = this.said = this.reasons = {};
    const going = super.went();
    const named = location.hash.startsWith("#open=");
    if (named && (this.run || this.missing)) this.unfold();
    if (named && this.run) this.find("head")?.focus();
    await going;
  }

  values() {
    const { run, list } = this;
    const runs = list ? this.shelf.runs(list.id).filter((one) => this.fits(one)) : [];
    const entries = runs.map((one) => ({ key: one.key, href: this.address(one), ...PbTold.told(one.record()) }));
    this.querySelector(".pb-run-plain")?.toggleAttribute("hidden", !!run);
    return {
      ...(!list && { blocked: false, full: false }),
      idle: list && !run,
      missing: this.missing && !this.undo,
      unnamed: this.unnamed,
      strange: this.shelf.aside.some(({ key }) => key.split(":")[1] === list?.id),
      separate: list && PbRun.separate(list.uses, this.dataset.step),
      performer: this.shelf.runs()[0]?.performer.name,
      others: runs.length,
      ...PbTold.parted(entries),
      run: run ? [this.opened(run)] : [],
    };
  }

  /** @param {PbRun} run @returns {Values} */
  opened(run) {
    const difference = this.list && run.difference(this.list);
    const missed = PbRun.blockers(run.record(), []);
    const blockers = run.completedAt ? missed : this.stuck ? run.blockers(this.list) : [];
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
    this.refused(typeof run === "object" ? "" : run);
    if (typeof run !== "object") return;
    form.reset();
    location.hash = this.address(run);
  }

  /** @param {HTMLFormElement} form */
  do_rename(form) {
    const code = this.run?.rename(this.named(form));
    this.refused(code);
    if (code) return;
    form.reset();
    form.closest("details")?.removeAttribute("open");
    this.find("head").focus();
  }

  do_leave() {
    location.hash = "top";
    this.held = null;
    this.render();
  }

  /** A name that cannot be kept is said, and one too many. @param {string} [code] */
  refused(code) {
    this.unnamed = ["case", "performer", "name"].includes(code ?? "");
    this.say({ crowded: code === "many" });
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
    const item = this.item(choice);
    const reason = choice.value === "not_applicable" ? this.reasons[item] : "";
    this.run?.answer(item, /** @type {State} */ (choice.value), reason);
  }

  /** @param {HTMLElement} button */
  do_clear(button) {
    this.run?.answer(this.item(button), "open");
    button.parentElement?.querySelector("input")?.focus();
  }

  /** @param {HTMLInputElement} field */
  do_reason(field) {
    const item = this.item(field);
    this.reasons[item] = field.value;
    this.run?.answer(item, "not_applicable", field.value);
  }

  /** @param {HTMLTextAreaElement} field */
  do_note(field) {
    this.run?.note(this.item(field), field.value);
  }

  /** @param {HTMLFormElement} form */
  do_link(form) {
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("link"));
    const link = PbShape.line(field.value, PbShape.most.link).replace(/[ <>"\\^`{|}]/g, encodeURIComponent);
    if (!this.prove(form, { link })) field.value = "";
  }

  /** @param {HTMLInputElement} field */
  async do_file(field) {
    const [file] = field.files ?? [];
    const { run } = this;
    const proof = file && (await PbExport.proof(file));
    if (proof) this.prove(field, proof, run);
    field.value = "";
  }

  /** Keeps a proof in the run it was chosen for, or says why not. @param {Element} control @param {Proof | string} proof */
  prove(control, proof, run = this.run) {
    const item = this.item(control);
    const code = typeof proof === "string" ? proof : run?.prove(item, proof);
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
    const code = this.run?.sign(/** @type {"performer" | "reviewer"} */ (as), { name });
    this.refused(code);
    if (!code) form.reset();
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
    if (this.run?.completedAt) return;
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
