/**
 * Reads a document that somebody sends: a copy of it as plain data, its parts with their places, and everything that is wrong
 * with it or not kept of it.
 */
import { plainInput } from '../../../desk/input/plain-input.ts';
import { counted } from '../../../kernel/input/described.ts';
import { type Refused, type Result, refused } from '../../../kernel/result.ts';
import type { Json } from '../../../request/request.ts';
import { isZonedTime } from '../zoned-time.ts';
import type { DocumentIssue, DocumentRefusal, DroppedPart } from './document-refusal.ts';

/** A part of a document; its value is plain data. `null` counts as nothing, as in a merge patch of a new document. */
export interface Part {
  readonly pointer: string;
  readonly value: unknown;
}

type Fields = { readonly [field: string]: unknown };

/** More faults of one document help nobody. */
const mostIssues = 50;

export class DocumentReader {
  readonly issues: DocumentIssue[] = [];
  readonly dropped: DroppedPart[] = [];
  #hasWrongForm = false;

  /** The document has a wrong form there. */
  wrong({ pointer, value }: Part, expected: string): void {
    this.#hasWrongForm = true;
    this.#report(pointer, value, expected);
  }

  /** The form is right, but nothing can be done with what stands there. */
  unusable({ pointer, value }: Part, expected: string): void {
    this.#report(pointer, value, expected);
  }

  drop({ pointer, value }: Part, why: string): void {
    if (value !== undefined) this.dropped.push({ pointer, why });
  }

  /** Drops the fields of an object that nobody reads. */
  dropOthers(part: Part, read: ReadonlySet<string>): void {
    for (const name of fieldNames(part)) {
      if (!read.has(name) && !name.startsWith('@')) this.drop(fieldOf(part, name), 'there is no place for it');
    }
  }

  /** A text that is not blank, if there is one. */
  text(part: Part): string | undefined {
    if (part.value === undefined) return undefined;
    if (typeof part.value === 'string' && part.value.trim() !== '') return part.value;
    this.wrong(part, 'a text');
    return undefined;
  }

  /** A text that has to be there. */
  needed(part: Part): string | undefined {
    if (part.value === undefined) this.wrong(part, 'a text: the standard demands it');
    return this.text(part);
  }

  /** The parts of a list; none if there is no list. */
  list(part: Part): readonly Part[] {
    if (part.value === undefined) return [];
    if (!Array.isArray(part.value)) {
      this.wrong(part, 'a list');
      return [];
    }
    return part.value.flatMap((value: unknown, index) => {
      const item = { pointer: `${part.pointer}/${index}`, value };
      if (hasFields(value)) return [item];
      this.wrong(item, 'an object');
      return [];
    });
  }

  /** RFC 3339, with its zone. */
  time(part: Part): Date | undefined {
    if (part.value === undefined) return undefined;
    if (typeof part.value === 'string' && isZonedTime(part.value)) return new Date(part.value);
    this.wrong(part, 'a date and time with its zone, such as 2026-11-20T12:00:00+03:00');
    return undefined;
  }

  /** The refusal for what was reported. */
  refused(): Refused<DocumentRefusal> {
    return this.#hasWrongForm
      ? refused({ code: 'document/invalid', status: 400, issues: this.issues })
      : refused({ code: 'document/unprocessable', status: 422, issues: this.issues });
  }

  #report(pointer: string, value: unknown, expected: string): void {
    if (this.issues.length < mostIssues) this.issues.push({ pointer, found: foundThere(value), expected });
  }
}

/** The document as plain data, if it is an object that a desk can read. */
export function openDocument(document: unknown): Result<Part, DocumentRefusal> {
  const plain = plainInput(document);
  if (!plain.ok) {
    const issues = plain.refusal.issues.map(({ path, found, expected }) => ({
      pointer: path === '' ? '' : `/${path.replaceAll('.', '/')}`,
      found,
      expected,
    }));
    const isTooLarge = issues.some(({ found }) => /^(?:too many|a list|a text)/.test(found));
    return isTooLarge
      ? refused({ code: 'document/too-large', status: 413, issues })
      : refused({ code: 'document/invalid', status: 400, issues });
  }
  const part = { pointer: '', value: asJson(plain.value) };
  const cut = cutIn(part.value, '');
  if (cut !== undefined) {
    const issues = [{ pointer: cut, found: 'too many fields', expected: 'an object of at most 200 fields' }];
    return refused({ code: 'document/too-large', status: 413, issues });
  }
  if (hasFields(part.value)) return { ok: true, value: part };
  const issues = [{ pointer: '', found: foundThere(part.value), expected: 'an object' }];
  return refused({ code: 'document/invalid', status: 400, issues });
}

/** The place of an object of which `plainInput` has left fields out: what stood there would be lost. */
function cutIn(value: Json, pointer: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const found = /^\d+ more fields$/.test(name) && part === true ? pointer : cutIn(part, pointerInside(pointer, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Dates become texts, and what is nothing in JSON becomes `null`. */
export function asJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (value instanceof Date) return value.toJSON() ?? null;
  if (!hasFields(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asJson(part)]));
}

export function hasFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** RFC 6901: what separates names is escaped in them. */
export function pointerInside(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A field of an object, with its place. */
export function fieldOf({ pointer, value }: Part, name: string): Part {
  const found = hasFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return { pointer: pointerInside(pointer, name), value: found ?? undefined };
}

export function fieldNames({ value }: Part): readonly string[] {
  return hasFields(value) ? Object.keys(value) : [];
}

/** A text or a number as a text; of anything else nothing. */
export function wordOf({ value }: Part): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A text that is not blank, as it is written. */
export function textOf({ value }: Part): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Letters and digits in lower case: `B2C product order` and `b2c_productOrder` are the same word. */
export function sameWord(word: string): string {
  return word
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function foundThere(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `a text of ${counted(value.length, 'character')}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a value of type ${typeof value}`;
}
