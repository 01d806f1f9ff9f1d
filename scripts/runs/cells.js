// @ts-check
// The state of a run: one register for each thing said, which keeps what was written last. Merging two states takes of
// each register the later one, so that tabs come to the same state whatever they heard in whatever order. What is said
// again by undoing its reset carries, beside the stamp of its writing, the one of when it was said.
//
// Registers: case, step, performer, started; list, the wording it is on, with l/<wording>, its text; of each item
// s/<item>, the state with the wording it was given to, n/<item>, the note, and p/<item>/<proof>; g/<as>/<name>,
// signatures; gone; done, the record as it was completed, of which the first one stands.

const PbCells = (() => {
  const { canonical, checks, fields, read } = PbShape;
  const TAB = Math.random().toString(36).slice(2, 8).padEnd(6, "0");
  const LENGTH = 9;

  /** @type {(check: Check, nothing: any) => Check} */
  const or = (check, nothing) => (value, at) => (value === nothing ? value : check(value, at));

  /** @type {Record<string, Check>} */
  const KINDS = {
    ...{ case: checks.line, step: checks.step, performer: checks.someone, started: checks.moment, list: checks.hash },
    ...{ done: checks.run, gone: checks.among(0, 1), l: checks.list, n: or(checks.note, "") },
    ...{ s: fields({ state: checks.state, of: checks.hash }, { reason: checks.line }) },
    ...{ p: or(checks.proof, null), g: or(checks.signature, null) },
  };

  /** @type {Check} */
  const known = (cells) => {
    const made = /** @type {Cells} */ ({});
    for (const [key, [value, stamp, first = stamp]] of Object.entries(cells)) {
      const kind = key.split("/")[0];
      const stamped = [stamp, first].every((one) => /^[0-4][0-9a-z]{8}[-0-9a-z]{1,6}$/.test(one));
      if (!Object.hasOwn(KINDS, kind) || !stamped) throw new RangeError(key);
      const checked = KINDS[kind](value, key);
      made[key] = first === stamp ? [checked, stamp] : [checked, stamp, first];
    }
    const whole = made.done || (made[`l/${made.list?.[0]}`] && made.case && made.performer && made.started);
    if (!whole && !made.gone?.[0]) throw new RangeError();
    return made;
  };

  /** @type {(key: string, one: Cells[string], other: Cells[string]) => boolean} */
  const gives = (key, one, other) =>
    one[1] === other[1] ? canonical(one) < canonical(other) : one[1] < other[1] === (key !== "done");

  /** @type {(stamp: string) => number} */
  const time = (stamp) => parseInt(stamp.slice(0, LENGTH), 36);

  /** When it was said. @type {(cell: Cells[string]) => string} */
  const said = ([, stamp, first = stamp]) => first;

  /** What is said of an item. @type {(cells: Cells, wording: string, item: Item) => Line} */
  const line = (cells, wording, item) => {
    const mine = Object.keys(cells).filter((key) => /^[snp]\//.test(key) && key.split("/")[1] === item.id);
    const proofs = mine.filter((key) => key[0] === "p" && cells[key][0]);
    const { of = wording, ...answer } = cells[`s/${item.id}`]?.[0] ?? { state: "open" };
    const before = cells[`l/${of}`]?.[0].items.find((/** @type {Item} */ one) => one.id === item.id) ?? item;
    const changed = canonical(before) !== canonical(item);
    const [last] = mine
      .map((key) => said(cells[key]))
      .sort()
      .reverse();
    return {
      id: item.id,
      ...(changed ? { state: "open" } : answer),
      ...(last && { at: moment(last) }),
      ...(cells[`n/${item.id}`]?.[0] && { note: cells[`n/${item.id}`][0] }),
      evidence: proofs
        .sort((a, b) => (said(cells[a]) + a < said(cells[b]) + b ? -1 : 1))
        .slice(0, PbShape.most.proofs)
        .map((key) => cells[key][0]),
      item,
      ...(changed && answer.state !== "open" && { was: { ...answer, item: before } }),
    };
  };

  /** @type {(stamp: string) => string} */
  const moment = (stamp) => new Date(time(stamp)).toISOString();

  return {
    moment,
    said,
    time,
    /**
     * A stamp later than all of a state.
     * @type {(cells: Cells, now?: number, mark?: string) => string}
     */
    stamp: (cells, now = Date.now(), mark = TAB) => {
      const last = Math.max(now, ...Object.values(cells).map((cell) => time(cell[1]) + 1));
      return last.toString(36).padStart(LENGTH, "0") + mark;
    },
    /** @type {(one: Cells, other: Cells) => Cells} */
    merge: (one, other) => {
      const made = { ...one };
      for (const [key, cell] of Object.entries(other)) if (!made[key] || gives(key, made[key], cell)) made[key] = cell;
      return made;
    },
    /**
     * The state in an entry of the storage; null where a later version wrote it.
     * @type {(text: string) => Cells | null | undefined}
     */
    read: (text) => {
      const { value: entry } = read((value) => JSON.parse(value), text);
      return entry?.v > 1 ? null : read(known, entry?.cells).value;
    },
    /** Its entry; of a run that is gone nothing is kept but that. @type {(cells: Cells) => string} */
    write: (cells) => canonical({ v: 1, cells: cells.gone?.[0] ? { gone: cells.gone } : cells }),
    /** What is said of every item, in the order of the list. @type {(cells: Cells) => Line[]} */
    lines: (cells) => {
      const done = /** @type {RunRecord | undefined} */ (cells.done?.[0]);
      const list = /** @type {List} */ (done?.list ?? cells[`l/${cells.list[0]}`][0]);
      if (!done) return list.items.map((item) => line(cells, list.wording, item));
      return list.items.map((item) => ({
        ...{ state: "open", evidence: [], item },
        .../** @type {Answer} */ (done.items.find((one) => one.id === item.id)),
      }));
    },
    /** Every signature, in the order of their times. @type {(cells: Cells) => Signature[]} */
    signatures: (cells) =>
      Object.keys(cells)
        .filter((key) => key.startsWith("g/") && cells[key][0])
        .sort()
        .map((key) => cells[key][0])
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
})();
