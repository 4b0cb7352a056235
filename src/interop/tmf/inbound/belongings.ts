/**
 * What a document brings along beside the registration, as commands to be given after it: notes, attachments, relations, and, in
 * one note for colleagues, what has no other place here.
 */
import type { CommandInput } from '../../../desk/input/command.ts';
import { type Link, mediaTypePattern, relations, urlPattern } from '../../../request/request.ts';
import { inWords } from './characteristics.ts';
import { type DocumentReader, fieldOf, hasFields, type Part, sameWord, wordOf } from './document-reader.ts';

/**
 * Commands that add something and change no status.
 *
 * @see {@link fromTroubleTicket}
 */
export type Belonging = Extract<CommandInput, { readonly type: 'note' | 'attach' | 'link' }>;

export interface PlacedBelonging {
  readonly command: Belonging;
  /** What it comes from. */
  readonly part: Part;
}

const longestNote = 10_000;
const longestLine = 1_000;

/** What is kept in words: label and value. */
export class KeptInWords {
  readonly #reader: DocumentReader;
  readonly #lines: string[] = [];
  readonly #parts: Part[] = [];
  readonly #written: readonly (readonly string[])[];
  #length = 0;

  /** @param written the notes that the request has: what the last of them says under a label is not written again */
  constructor(reader: DocumentReader, written: readonly string[] = []) {
    this.#reader = reader;
    this.#written = written.map((note) => note.split('\n'));
  }

  keep(label: string, part: Part): void {
    const words = inWords(part);
    if (words === undefined) return;
    const line = `${label}: ${words}`;
    const last = this.#written.findLast((note) => note.some((one) => one.startsWith(`${label}: `)));
    if (last?.includes(line)) return;
    if (line.length > longestLine || this.#length + line.length >= longestNote) {
      this.#reader.drop(part, 'too long for a note');
      return;
    }
    this.#length += line.length + 1;
    this.#lines.push(line);
    this.#parts.push(part);
  }

  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** All in one note, whose place is the document. */
  placed(): readonly PlacedBelonging[] {
    const command = { type: 'note', text: this.#lines.join('\n') } as const;
    return this.#lines.length === 0 ? [] : [{ command, part: { pointer: '', value: undefined } }];
  }
}

/** A note of a document. */
export interface WrittenNote {
  readonly part: Part;
  /** Who wrote it and when, if that is said. */
  readonly origin: string;
  readonly text: string;
}

export function notesIn(reader: DocumentReader, list: Part): readonly WrittenNote[] {
  return reader.list(list).flatMap((part) => {
    const text = reader.needed(fieldOf(part, 'text'));
    const date = reader.time(fieldOf(part, 'date'))?.toISOString();
    const author = wordOf(fieldOf(part, 'author'))?.slice(0, 200);
    if (text === undefined) return [];
    if (text.length > longestNote - longestLine) {
      reader.unusable(fieldOf(part, 'text'), `a text of at most ${longestNote - longestLine} characters`);
      return [];
    }
    return [{ part, text, origin: [author ?? [], date ?? []].flat().join(', ') }];
  });
}

export function noteBelonging(note: WrittenNote): PlacedBelonging {
  return { command: { type: 'note', text: withOrigin(note) }, part: note.part };
}

export function withOrigin({ origin, text }: WrittenNote): string {
  return origin === '' ? text : `${origin}: ${text}`;
}

/** References to files with their type and their size; what is less is kept in words, bytes are not kept. */
export function attachmentsIn(reader: DocumentReader, list: Part, kept: KeptInWords): readonly PlacedBelonging[] {
  return reader.list(list).flatMap((part): readonly PlacedBelonging[] => {
    const href = fieldOf(part, 'href');
    const address = fieldOf(part, 'url').value === undefined ? href : fieldOf(part, 'url');
    const url = wordOf(address);
    const mediaType = wordOf(fieldOf(part, 'mimeType')) ?? '';
    const size = bytesOf(fieldOf(part, 'size').value);
    const name =
      wordOf(fieldOf(part, 'name'))?.slice(0, 1_000) ?? wordOf(fieldOf(part, 'description'))?.slice(0, 1_000);
    reader.drop(fieldOf(part, 'content'), 'the bytes of a file are not kept: give its url');
    if (url !== undefined && urlPattern.test(url) && mediaTypePattern.test(mediaType) && size !== undefined) {
      return [{ command: { type: 'attach', name: name ?? url.slice(0, 1_000), mediaType, size, url }, part }];
    }
    if (url !== undefined) kept.keep(`attachment${name === undefined ? '' : ` ${name}`}`, address);
    else if (fieldOf(part, 'content').value === undefined) reader.drop(part, 'an attachment without a url');
    return [];
  });
}

const unitsOfBytes: { readonly [unit: string]: number } = {
  '': 1,
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1_000,
  kib: 1_024,
  mb: 1_000_000,
  mib: 1_048_576,
};

function bytesOf(size: unknown): number | undefined {
  if (!hasFields(size)) return undefined;
  const units = size['units'];
  const factor = unitsOfBytes[sameWord(typeof units === 'string' ? units : '')] ?? Number.NaN;
  const bytes = Math.round(Number(size['amount'] ?? Number.NaN) * factor);
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : undefined;
}

const relationWords: { readonly [word: string]: Link['relation'] } = {
  followup: 'followsUp',
  reopens: 'followsUp',
  related: 'relatesTo',
  relatedto: 'relatesTo',
  parent: 'partOf',
  ischildof: 'partOf',
  childof: 'partOf',
};

/** Relations to requests whose numbers are given; others are kept in words. */
export function linksIn(reader: DocumentReader, list: Part, kept: KeptInWords): readonly PlacedBelonging[] {
  return reader.list(list).flatMap((part): readonly PlacedBelonging[] => {
    const to = reader.needed(fieldOf(part, 'id'));
    const word = wordOf(fieldOf(part, 'relationshipType')) ?? 'relatesTo';
    const relation = relations.find((one) => sameWord(one) === sameWord(word)) ?? relationWords[sameWord(word)];
    if (to === undefined) return [];
    if (relation !== undefined && /^\d{4,40}$/.test(to)) return [{ command: { type: 'link', to, relation }, part }];
    kept.keep(`${word.slice(0, 100)} of`, fieldOf(part, 'id'));
    return [];
  });
}
