// @ts-check
// A run on its way out: as a record, as text for an issue or a spreadsheet, as a link; and the digest of a file.

const PbExport = (() => {
  const LONGEST_LINK = 2000;
  const LARGEST_FILE = 2 ** 29;
  const COLUMNS =
    "site,run,list,wording,case,step,started_at,completed_at,performer,item,check,critical,state,at,reason,note,evidence";

  /**
   * Text that stays text in Markdown; a name after an @ or a number after a # calls nobody and links nothing.
   * @type {(text: string) => string}
   */
  const plain = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&").replace(/([@#!~%$&])(?=\w)/g, "$1&#8203;");

  /** @type {(proof: Proof) => string} */
  const proved = ({ link, sha256, name = "" }) => link ?? `${name} (SHA-256 ${sha256})`;

  /** @type {(bytes: Uint8Array) => string} */
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");

  /** @type {(record: RunRecord) => [Item, Answer][]} */
  const answered = ({ list, items }) =>
    list.items.map((item) => [item, /** @type {Answer} */ (items.find(({ id }) => id === item.id))]);

  /** @type {(record: RunRecord, words: (code: string) => string) => string[]} */
  const head = (record, words) => {
    const { list, performer, signatures = [] } = record;
    const someone = (/** @type {Someone} */ { name, role }) => plain(role ? `${name} (${role})` : name);
    const facts = [
      ["list", plain(list.title)],
      ["pause_point", plain(list.pause_point)],
      ["site", plain(record.site)],
      ["step", plain(record.step ?? "")],
      ["wording", list.wording.slice(0, 12)],
      ["performer", someone(performer)],
      ["started", record.started_at],
      [record.completed_at ? "completed" : "uncompleted", record.completed_at ?? "–"],
      ...signatures.map((one) => [
        "signature",
        `${someone(one.by)}, ${words(one.as)}, ${one.at}, ${words("self_declared")}`,
      ]),
    ];
    return facts.filter(([, value]) => value).map(([code, value]) => `- ${words(code)}: ${value}`);
  };

  return {
    /** @type {(record: RunRecord) => string} */
    json: (record) => `${JSON.stringify(record, null, 1)}\n`,

    /** @type {(record: RunRecord, words: (code: string) => string) => string} */
    markdown: (record, words) => {
      const items = answered(record).map(([item, { state, at, reason, note, evidence = [] }], place) => {
        const more = [
          ["reason", reason && plain(reason)],
          ["note", note && note.split("\n").map(plain).join("<br>")],
          ...evidence.map((proof) => ["evidence", proof.link ? `<${proof.link}>` : plain(proved(proof))]),
          ["at", at],
        ];
        const critical = item.critical ? ` (${words("critical")})` : "";
        const lines = more.filter(([, value]) => value).map(([code = "", value]) => `   - ${words(code)}: ${value}`);
        return [`${place + 1}. **${words(state)}**${critical}: ${plain(item.check)}`, ...lines].join("\n");
      });
      return `## ${plain(record.case)}\n\n${head(record, words).join("\n")}\n\n${items.join("\n")}\n`;
    },

    /** A row an item; no cell begins like a formula. @type {(record: RunRecord) => string} */
    csv: (record) => {
      const { list, performer } = record;
      const shared = [record.site, record.id, list.id, list.wording, record.case, record.step, record.started_at];
      const rows = answered(record).map(([item, { state, at, reason, note, evidence = [] }]) => [
        ...[...shared, record.completed_at, performer.name, item.id, item.check, item.critical ? "yes" : "", state],
        ...[at, reason, note, evidence.map(proved).join("\n")],
      ]);
      const cell = (/** @type {string | undefined} */ text = "") =>
        `"${text.replace(/^[\s]*[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
      return `\ufeff${[COLUMNS, ...rows.map((row) => row.map(cell).join(","))].join("\r\n")}\r\n`;
    },

    /**
     * A link to a page that carries the run.
     * @type {(record: RunRecord, page: string) => Promise<{url: string} | {code: "unable" | "long", length?: number}>}
     */
    link: async (record, page) => {
      try {
        const packed = new Blob([JSON.stringify(record)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
        const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
        const length = page.length + 5 + Math.ceil((bytes.length * 4) / 3);
        return length > LONGEST_LINK ? { code: "long", length } : { url: `${page}#run=${base64url(bytes)}` };
      } catch {
        return { code: "unable" };
      }
    },

    /** @type {(record: RunRecord, ending: string) => string} */
    name: (record, ending) => {
      const words =
        record.case
          .match(/[\p{L}\p{N}]+/gu)
          ?.join("-")
          .slice(0, 40) ?? "";
      const day = (record.completed_at ?? record.started_at).slice(0, 10);
      return `${[record.list.id, words, day].filter(Boolean).join("-")}.${ending}`;
    },

    /**
     * The digest of a file, which goes nowhere.
     * @type {(file: File) => Promise<Proof | "unable" | "unreadable" | "large">}
     */
    proof: async (file) => {
      if (file.size > LARGEST_FILE) return "large";
      try {
        const sha256 = await PbShape.digest(await file.arrayBuffer());
        return sha256 ? { sha256, name: PbShape.line(file.name, PbShape.most.name) || "?" } : "unable";
      } catch {
        return "unreadable";
      }
    },
  };
})();
