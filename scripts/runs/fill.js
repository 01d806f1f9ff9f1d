// @ts-check
// Templates to the page: values go into texts, properties and lists, and again into the same elements when they change.

/** The values of an element and all in it; those of the entries of a list stand in a value of their own.
 * @typedef {Record<string, any>} Values */

const PbFill = (() => {
  /** What a text was before it was filled; a value is never read for names again.
   * @type {WeakMap<Node, string>} */
  const texts = new WeakMap();

  /** Texts hold names in braces, `data-bind` says `property:value` or `property:!value`, `data-each` names a list.
   * @param {Node} node @param {Values} values */
  const fill = (node, values) => {
    if (node instanceof Text) return fillText(node, values);
    if (!(node instanceof HTMLElement)) return;
    for (const pair of node.dataset.bind?.split(" ") ?? []) bind(node, pair, values);
    if (node.dataset.each) return each(node, values[node.dataset.each] ?? []);
    for (const child of [...node.childNodes]) fill(child, values);
  };

  /** @param {Text} node @param {Values} values */
  const fillText = (node, values) => {
    const text = texts.get(node) ?? node.data;
    if (!text.includes("{")) return;
    texts.set(node, text);
    const filled = text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    if (node.data !== filled) node.data = filled;
  };

  /** What somebody is typing stays as it is, unless they went to another tab to go on there.
   * @param {any} element @param {string} pair @param {Values} values */
  const bind = (element, pair, values) => {
    const [property, name] = pair.split(":");
    const value = name[0] === "!" ? !values[name.slice(1)] : (values[name] ?? "");
    if (property === "value" && element === document.activeElement && document.hasFocus()) return;
    if (property === "hidden" || property === "checked") element[property] = !!value;
    else if (element[property] !== value) element[property] = value;
  };

  /** An element for each entry, after the list's template; an entry is known by its `key`, and its element stays.
   * @param {HTMLElement} list @param {Values[]} entries */
  const each = (list, entries) => {
    const [template, ...children] = /** @type {HTMLElement[]} */ ([...list.children]);
    const wanted = new Set(entries.map((entry) => String(entry.key)));
    const kept = new Map(children.map((child) => [child.dataset.key, child]));
    for (const [key, child] of kept) if (!wanted.has(key ?? "")) child.remove();
    entries.forEach((entry, at) => {
      const child = kept.get(String(entry.key)) ?? clone(template);
      child.dataset.key = entry.key;
      if (list.children[at + 1] !== child) list.insertBefore(child, list.children[at + 1] ?? null);
      fill(child, entry);
    });
  };

  /** @param {Element} template */
  const clone = (template) => {
    const content = document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true);
    return /** @type {HTMLElement} */ (content.firstElementChild);
  };

  return { fill, clone };
})();
