// @ts-check
// The pages work without scripts; what scripts add to them stands here, as custom elements.

/**
 * The words of a query, folded so that case and accents do not matter.
 * @param {string} text
 */
const words = (text) => fold(text).split(/\s+/).filter(Boolean);

/** @param {string} text */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Around a list: a field that leaves only the entries that hold every word typed. The field exists only with scripts.
 */
class Narrow extends HTMLElement {
  connectedCallback() {
    const entries = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".pb-entries > li"))];
    if (entries.length < 8 || this.querySelector(":scope > .pb-narrow")) return;
    const texts = entries.map((one) =>
      fold(`${one.textContent} ${one.closest("section")?.querySelector("h2")?.textContent ?? ""}`),
    );
    const label = document.createElement("label");
    const field = document.createElement("input");
    const status = document.createElement("span");
    field.type = "search";
    field.autocomplete = "off";
    status.setAttribute("role", "status");
    label.append(`${this.dataset.label ?? ""} `, field);
    const bar = document.createElement("p");
    bar.className = "pb-narrow";
    bar.append(label, " ", status);
    field.addEventListener("input", () => {
      const wanted = words(field.value);
      entries.forEach((one, at) => (one.hidden = !wanted.every((word) => texts[at].includes(word))));
      for (const group of this.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
      const shown = entries.filter((one) => !one.hidden).length;
      const said = (this.dataset.shown ?? "").replace("{shown}", `${shown}`).replace("{all}", `${entries.length}`);
      status.textContent = wanted.length ? said : "";
    });
    this.prepend(bar);
  }
}

/** What every printed sheet says at its edges: the style sheet reads it from the root, as text. */
const labelSheets = () => {
  const told = document.documentElement.dataset;
  const text = (/** @type {string} */ place) => document.querySelector(place)?.textContent?.trim() ?? "";
  told.sheetTitle = document.title;
  told.sheetDay = text(".pb-copy");
  told.sheetNote = text(".md-copyright__highlight");
};

addEventListener("beforeprint", labelSheets);

if (!customElements.get("pb-narrow")) customElements.define("pb-narrow", Narrow);
