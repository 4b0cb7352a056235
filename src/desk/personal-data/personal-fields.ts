/**
 * The fields of events and requests that hold words of people or say who they are.
 */
const names = [
  'subscriber',
  'text',
  'answer',
  'question',
  'reason',
  'note',
  'name',
  'purpose',
  'url',
  'sha256',
  'identity',
] as const;

export type PersonalField = (typeof names)[number];

/** `name`, `url` and `sha256` are those of an attached file, `identity` is one that was detached. */
export const personalFields: ReadonlySet<string> = /* @__PURE__ */ new Set<string>(names);
