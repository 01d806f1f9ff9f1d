// @ts-check
// What a run says of itself, as values for its templates.

const PbTold = (() => {
  /** How many runs are shown at once, unless more are open. */
  const SHOWN = 10;

  const written = () => {
    const { lang } = document.documentElement;
    return lang === "en" ? "en-GB" : lang || undefined;
  };

  /** @param {string | undefined} at */
  const moment = (at) => at && new Date(at).toLocaleString(written(), { dateStyle: "long", timeStyle: "short" });

  /** What every list of runs says of one. @param {RunRecord} record */
  const told = (record) => ({
    case: record.case,
    title: record.list.title,
    performer: record.performer.name,
    begun: moment(record.started_at),
    completed: moment(record.completed_at),
    answered: record.items.filter((answer) => answer.state !== "open").length,
    total: record.items.length,
    wording: record.list.wording.slice(0, 12),
  });

  /**
   * The open ones and the newest others, and what is folded away.
   * @template {{completed?: string}} Entry @param {Entry[]} entries the newest first
   */
  const parted = (entries) => {
    let room = SHOWN - entries.filter((one) => !one.completed).length;
    const recent = entries.filter((one) => !one.completed || room-- > 0);
    const earlier = entries.filter((one) => !recent.includes(one));
    return { recent, earlier, more: earlier.length };
  };

  /** The anchor of an item. @param {PbRun} run @param {string | undefined} item */
  const anchor = (run, item) => `${run.id}-${item ?? "sign"}`;

  /** @param {PbRun} run @param {Line} line @param {number} at @param {string} [trouble] */
  const item = (run, line, at, trouble) => ({
    ...line.item,
    key: line.id,
    number: at + 1,
    anchor: anchor(run, line.id),
    group: `${anchor(run, line.id)}-answer`,
    asked: line.item.evidence,
    more: line.item.why || line.item.evidence,
    then: !line.item.critical && line.item.if_failed,
    [line.state]: true,
    closed: !!run.completedAt,
    when: moment(line.at),
    reason: line.reason,
    asks_reason: line.state === "not_applicable" && !run.completedAt,
    stops: line.state === "failed" && line.item.critical,
    note: line.note,
    proofs: line.evidence.map((proof) => ({ ...proof, key: proof.link ?? proof.sha256, closed: !!run.completedAt })),
    was: line.was?.item.check,
    [`was_${line.was?.state}`]: true,
    trouble,
    [`trouble_${trouble}`]: true,
  });

  /** @param {PbRun} run @param {Blocker[]} blockers */
  const blockers = (run, blockers) =>
    blockers.map(({ code, item }) => {
      const at = run.lines.findIndex((line) => line.id === item);
      const asked = run.lines[at]?.item;
      const key = `${code} ${item ?? ""}`;
      const href = `#${anchor(run, item)}`;
      return { key, [code]: true, href, number: at + 1, check: asked?.check, asked: asked?.evidence };
    });

  /** @param {Difference} difference */
  const changes = ({ added, removed, changed }) => [
    ...added.map((item) => ({ key: `+${item.id}`, added: true, check: item.check })),
    ...changed.map(({ from, to }) => {
      const kind = from.check === to.check ? "detail" : "changed";
      return { key: to.id, [kind]: true, from: from.check, check: to.check };
    }),
    ...removed.map((item) => ({ key: `-${item.id}`, removed: true, check: item.check })),
  ];

  /** @param {PbRun} run */
  const signatures = (run) => [
    ...run.signatures.map((one) => signature(run, one, false)),
    ...run.voided.map((one) => signature(run, one, true)),
  ];

  /** @param {PbRun} run @param {Signature} one @param {boolean} isVoid */
  const signature = (run, one, isVoid) => ({
    key: `${one.as} ${one.at} ${one.by.name}`,
    name: one.by.name,
    [one.as]: true,
    at: moment(one.at),
    void: isVoid,
    fixed: isVoid || !!run.completedAt,
  });

  return { told, parted, item, blockers, changes, signatures, anchor };
})();
