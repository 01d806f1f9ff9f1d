// Types of runs through checklists, for the checker alone: what stands here is not sent to any reader.

interface Item {
  id: string;
  check: string;
  why?: string;
  critical?: boolean;
  evidence?: string;
  na_allowed?: boolean;
  if_failed?: string;
}

/** A checklist as a run keeps it; `wording` is the SHA-256 of style, pause point and items. */
interface List {
  id: string;
  title: string;
  wording: string;
  style: "read-do" | "do-confirm";
  pause_point: string;
  items: Item[];
}

/** A review by a list: its step, whether another than the performer must hold it, the minutes the step may take or 0. */
type Use = [step: string, separate: boolean, minutes: number];

/** What is known of a list without its text; of the wording the first digits may do. */
interface Known {
  id: string;
  title: string;
  wording: string;
  url?: string;
  minutes?: number;
  uses: Use[];
}

type Published = Known & List;

/** Somebody by their own account; `role` is the id of a role. */
interface Someone {
  name: string;
  role?: string;
}

/** A link, or the digest of a file with its name. */
interface Proof {
  link?: string;
  sha256?: string;
  name?: string;
}

interface Signature {
  by: Someone;
  as: "performer" | "reviewer";
  at: string;
}

type State = "open" | "done" | "failed" | "not_applicable";

interface Answer {
  id: string;
  state: State;
  at?: string;
  reason?: string;
  note?: string;
  evidence?: Proof[];
}

/** The record that is exported, version 1. */
interface RunRecord {
  format: "playbook-run";
  version: 1;
  id: string;
  site: string;
  list: List;
  case: string;
  step?: string;
  started_at: string;
  completed_at?: string;
  performer: Someone;
  items: Answer[];
  signatures?: Signature[];
}

/** An answer with its item; `was` when the item's text has changed since it was answered. */
interface Line extends Answer {
  item: Item;
  evidence: Proof[];
  was?: { state: State; reason?: string; item: Item };
}

/** Why a run cannot be completed. */
interface Blocker {
  code: "open" | "failed" | "reason" | "evidence" | "unsigned" | "reviewer" | "same";
  item?: string;
}

/** A list that was published anew against the one of a run; `rest`: style, pause point or order changed too. */
interface Difference {
  added: Item[];
  removed: Item[];
  changed: { from: Item; to: Item }[];
  rest: boolean;
}

/** Registers by name: the value, the stamp of its last writer, and when it was said where that was earlier. */
type Cells = Record<string, [value: any, stamp: string, said?: string]>;

/** What came of a file or a link: a record, or why there is none. */
type Incoming = { code: string; at?: string } | { record: RunRecord; checked: boolean };

interface Preview {
  what: "new" | "merge" | "complete" | "same" | "completed" | "site";
  list: "same" | "other";
  wording: "present" | "other" | "";
  items: string[];
}

/** Gives a value with what is known of it, or throws the place at which it is wrong. */
type Check = (value: any, at: string) => any;
