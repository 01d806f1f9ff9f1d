// @ts-check
// The run that an element shows is taken along: on paper, as a file, as text for an issue or as a link.

class PbCarry extends PbFace {
  /** The run that is open. @returns {PbRun | undefined} */
  get run() {
    return undefined;
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
    const nowhere = page.startsWith("file:");
    const made = this.run && (nowhere ? { code: "unable" } : await PbExport.link(this.run.record(), page));
    if (made) this.say("url" in made ? { link: made.url } : { [`link_${made.code}`]: true });
  }

  /** @param {string} ending @param {(record: RunRecord, words: (code: string) => string) => string} written */
  download(ending, written) {
    const record = this.run?.record();
    if (!record) return;
    this.save(written(record, this.words), PbExport.name(record, ending));
    this.say({ downloaded: true });
  }

  /** @param {string} code */
  words(code) {
    const words = /** @type {HTMLTemplateElement | null} */ (document.querySelector('[data-run-template="words"]'));
    return words?.content.querySelector(`[data-code="${code}"]`)?.textContent ?? code;
  }
}
