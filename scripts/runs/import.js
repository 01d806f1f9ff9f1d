// @ts-check
// A run on its way in: nothing is believed of it but what has the shape of a record, and only text is taken from it.

const PbImport = (() => {
  const MOST = 256 * 1024;
  const AHEAD = 36 * 3600 * 1000;
  const { canonical, checks, read } = PbShape;

  /**
   * What a stream holds, unless it is too much.
   * @type {(stream: ReadableStream<Uint8Array>) => Promise<Uint8Array | undefined>}
   */
  const whole = async (stream) => {
    const bytes = new Uint8Array(MOST);
    const reader = stream.getReader();
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > MOST) return void reader.cancel().catch(() => {});
      bytes.set(part.value, length);
      length += part.value.length;
    }
    return bytes.subarray(0, length);
  };

  /** @type {(record: RunRecord) => string[]} */
  const moments = ({ started_at, completed_at = started_at, items, signatures = [] }) => [
    ...[started_at, completed_at],
    ...[...items, ...signatures].flatMap(({ at }) => at ?? []),
  ];

  /** @type {(data: any) => Promise<Incoming>} */
  const checked = async (data) => {
    if (data?.format !== "playbook-run") return { code: "format" };
    if (data.version !== 1) return { code: "version" };
    const { value: record, at } = read(checks.run, data);
    if (!record) return { code: "shape", at };
    const times = moments(record);
    const early = times.find((moment) => Date.parse(moment) < 0);
    if (early) return { code: "early", at: early };
    const late = times.find((moment) => !(Date.parse(moment) <= Date.now() + AHEAD));
    if (late) return { code: "late", at: late };
    const wording = await PbShape.wording(data.list);
    if (wording && wording !== record.list.wording) return { code: "wording" };
    return { record, checked: !!wording };
  };

  /** @type {(bytes: Uint8Array | undefined) => Promise<Incoming>} */
  const decoded = async (bytes) => {
    if (!bytes) return { code: "large" };
    const { value: text } = read((value) => new TextDecoder("utf-8", { fatal: true }).decode(value), bytes);
    if (text === undefined) return { code: "text" };
    const { value: data } = read((value) => JSON.parse(value), text);
    return data === undefined ? { code: "json" } : checked(data);
  };

  /** @type {(file: Blob) => Promise<Incoming>} */
  const file = async (file) => {
    try {
      return await decoded(await whole(file.stream()));
    } catch {
      return { code: "unreadable" };
    }
  };

  /** The registers of a record, each as old as what it says. @type {(record: RunRecord) => Cells} */
  const cells = (record) => {
    const made = /** @type {Cells} */ ({});
    const put = (/** @type {string} */ key, /** @type {any} */ value, at = record.started_at, mark = "-") => {
      if (value) made[key] = [value, PbCells.stamp({}, Date.parse(at), mark)];
    };
    if (record.completed_at) {
      put("done", record, record.completed_at);
      return made;
    }
    const { list, case: named, step, performer, started_at: started } = record;
    const of = list.wording;
    Object.entries({ list: of, [`l/${of}`]: list, case: named, step, performer, started }).forEach((one) =>
      put(...one),
    );
    for (const { id, at, state, reason, note, evidence = [] } of record.items) {
      if (at) put(`s/${id}`, { state, of, ...(reason && { reason }) }, at);
      put(`n/${id}`, note, at);
      evidence.forEach((proof, place) => put(`p/${id}/${proof.link ?? proof.sha256}`, proof, at, `-${place}`));
    }
    for (const one of record.signatures ?? []) put(`g/${one.as}/${one.by.name}`, one, one.at);
    return made;
  };

  /** @type {(shelf: PbShelf, record: RunRecord) => Pick<Preview, "what" | "items">} */
  const outcome = (shelf, record) => {
    if (record.site !== shelf.site) return { what: "site", items: [] };
    const run = shelf.find(record.list.id, record.id);
    if (!run) return { what: "new", items: record.items.map(({ id }) => id) };
    const here = run.record();
    if (run.completedAt) return { what: canonical(here) === canonical(record) ? "same" : "completed", items: [] };
    const merged = new PbRun(shelf, run.key, PbCells.merge(run.cells, cells(record))).record();
    if (canonical(here) === canonical(merged)) return { what: "same", items: [] };
    const known = here.items.map(canonical);
    const items = merged.items.filter((one) => !known.includes(canonical(one))).map(({ id }) => id);
    return { what: record.completed_at ? "complete" : "merge", items };
  };

  return {
    file,
    /** @type {(text: string) => Promise<Incoming>} */
    text: (text) => file(new Blob([text])),

    /** @type {(fragment: string) => Promise<Incoming | null>} */
    link: async (fragment) => {
      const [, packed] = /^#run=(.*)$/s.exec(fragment) ?? [];
      if (packed === undefined) return null;
      const inflate = read(() => new DecompressionStream("deflate-raw"), 0).value;
      if (!inflate) return { code: "unable" };
      try {
        const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
        const bytes = Uint8Array.from(binary, (one) => one.charCodeAt(0));
        return await decoded(await whole(new Blob([bytes]).stream().pipeThrough(inflate)));
      } catch {
        return { code: "damaged" };
      }
    },

    /** What it would change. @type {(shelf: PbShelf, record: RunRecord, published?: Known) => Preview} */
    preview: (shelf, record, published) => {
      const mine = published?.id === record.list.id;
      const present = mine && record.list.wording.startsWith(published.wording);
      return {
        ...outcome(shelf, record),
        list: mine ? "same" : "other",
        wording: mine ? (present ? "present" : "other") : "",
      };
    },

    /** @type {(shelf: PbShelf, record: RunRecord) => PbRun | null} */
    apply: (shelf, record) => {
      if (["site", "completed"].includes(outcome(shelf, record).what)) return null;
      const run = shelf.adopt(`${shelf.site}:${record.list.id}:${record.id}`, cells(record));
      if (run.gone) shelf.put(run, { gone: 0 });
      return run;
    },
  };
})();
