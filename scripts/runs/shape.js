// @ts-check
// What the record of a run may hold: the bounds of run.schema.json, and texts made to keep them.

const PbShape = (() => {
  const UNSEEN =
    /[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;
  const MOST = { case: 280, name: 140, reason: 280, note: 1000, link: 2000, proofs: 5, signatures: 9 };

  /** @type {(at: string) => never} */
  const wrong = (at) => {
    throw new RangeError(at);
  };

  /** @type {(pattern: RegExp, most?: number) => Check} */
  const text =
    (pattern, most = 64) =>
    (value, at) =>
      typeof value === "string" && pattern.test(value) && value.search(UNSEEN) < 0 && [...value].length <= most
        ? value
        : wrong(at);

  /** @type {(needed: Record<string, Check>, more?: Record<string, Check>) => Check} */
  const fields =
    (needed, more = {}) =>
    (value, at) => {
      if (!value || typeof value !== "object" || Array.isArray(value)) wrong(at);
      const made = /** @type {Record<string, any>} */ ({});
      for (const [name, check] of Object.entries({ ...needed, ...more })) {
        const place = at ? `${at}.${name}` : name;
        if (Object.hasOwn(value, name)) made[name] = check(value[name], place);
        else if (needed[name]) wrong(place);
      }
      return made;
    };

  /** @type {(check: Check, most?: number) => Check} */
  const many =
    (check, most = 9) =>
    (value, at) =>
      Array.isArray(value) && value.length <= most
        ? value.map((one, place) => check(one, `${at}.${place}`))
        : wrong(at);

  /** @type {(...values: any[]) => Check} */
  const among =
    (...values) =>
    (value, at) =>
      values.includes(value) ? value : wrong(at);

  /** A rule beyond the schema. @type {(check: Check, holds: (value: any) => boolean) => Check} */
  const ruled = (check, holds) => (value, at) => {
    const made = check(value, at);
    return holds(made) ? made : wrong(at);
  };

  const LINE = /^[^\x00-\x20\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$/;
  const LINES = /^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+$/;
  const line = text(LINE, 280);
  const name = text(LINE, MOST.name);
  const note = text(LINES, MOST.note);
  const id = text(/^(?=..)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  const itemId = text(/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/);
  const hash = text(/^[0-9a-f]{64}$/);
  const step = text(/^workflow\/[a-z0-9-]+#[A-Za-z0-9-]+$/, 160);
  const link = text(/^https?:\/\/[^\x00-\x20\x7f-\x9f<>"\\^`{|}]+$/, MOST.link);
  const yes = among(true, false);
  const state = among("open", "done", "failed", "not_applicable");
  const moment = ruled(
    text(/^(?!0000)\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/),
    (value) => !!new Date(value.slice(0, 10)).toJSON()?.startsWith(value.slice(0, 10)),
  );
  const someone = fields({ name }, { role: id });
  const proof = ruled(
    fields({}, { link, sha256: hash, name }),
    (made) => !made.link !== !made.sha256 && !made.sha256 === !made.name,
  );
  const signature = fields({ by: someone, as: among("performer", "reviewer"), at: moment });
  const item = fields(
    { id: itemId, check: line },
    { why: text(LINES, 4000), critical: yes, evidence: line, na_allowed: yes, if_failed: line },
  );
  const answer = ruled(
    fields({ id: itemId, state }, { at: moment, reason: line, note, evidence: many(proof, MOST.proofs) }),
    (made) => made.state === "open" || made.at,
  );

  /** The ids of entries, each once. @type {(entries: {id: string}[]) => string[]} */
  const ids = (entries) => [...new Set(entries.map((one) => one.id))].sort();

  const style = among("read-do", "do-confirm");
  const items = ruled(many(item), (made) => made.length && ids(made).length === made.length);
  const list = fields({ id, title: name, wording: hash, style, pause_point: line, items });
  const run = ruled(
    fields(
      {
        ...{ format: among("playbook-run"), version: among(1), site: id, id: text(/^[A-Za-z0-9-]{8,}$/), list },
        ...{ case: line, started_at: moment, performer: someone, items: many(answer) },
      },
      { step, completed_at: moment, signatures: many(signature, MOST.signatures) },
    ),
    (made) => made.items.length === made.list.items.length && `${ids(made.items)}` === `${ids(made.list.items)}`,
  );

  /** JSON that is the same for the same content: what is hashed. @type {(value: any) => string} */
  const canonical = (value) => {
    if (!value || typeof value !== "object") return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(canonical)}]`;
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    return `{${keys.sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
  };

  /** Nothing where the page was not loaded safely. @type {(bytes: BufferSource) => Promise<string | undefined>} */
  const digest = async (bytes) => {
    if (!globalThis.crypto?.subtle) return undefined;
    const hashed = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(hashed, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  /** @type {(value: string, most: number) => string} */
  const cut = (value, most) => [...value.replace(UNSEEN, "").trim()].slice(0, most).join("").trimEnd();

  return {
    most: MOST,
    canonical,
    digest,
    fields,
    checks: { among, hash, line, list, moment, note, proof, run, signature, someone, state, step },
    /** One line as it can be kept: cleaned and cut. @type {(value: string, most: number) => string} */
    line: (value, most) => cut(value.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, " "), most),
    /** Several lines as they can be kept. @type {(value: string, most: number) => string} */
    lines: (value, most) =>
      cut(value.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, ""), most),
    /** The name of a list's wording. @type {(list: List) => Promise<string | undefined>} */
    wording: ({ style, pause_point, items }) =>
      digest(new TextEncoder().encode(canonical({ style, pause_point, items }))),
    /** @type {(check: Check, value: any) => {value?: any, at?: string}} */
    read: (check, value) => {
      try {
        return { value: check(value, "") };
      } catch (error) {
        return { at: error instanceof RangeError ? error.message : "" };
      }
    },
  };
})();
