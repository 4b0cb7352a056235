/**
 * Finds requests by what people say: the number in any form, and the person to whom it belongs.
 */
import { Fault } from '../../kernel/fault.ts';
import { counted } from '../../kernel/input/described.ts';
import { accepted, type Refused, type Result, refused } from '../../kernel/result.ts';
import { externalNumberKey, externalNumbersIn } from '../../number/external-number.ts';
import { numbersIn } from '../../number/find/find-numbers.ts';
import { identifySeries } from '../../number/identify-series.ts';
import type { NumberRefusal } from '../../number/refusal.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import type { InvalidInput, UnknownRequest } from '../ports/refusal.ts';
import type { Page, Search, Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { damagedRequestEvent, skipDamaged } from '../work/stored-document.ts';

/** More numbers in one text are not looked for: a list is no question about a request. */
const mostNumbers = 10;

/** Far above every letter in which a subscriber names a request. A longer text is refused unread. */
const longestText = 100_000;

/**
 * The plain digits of the numbers that a person writes: the whole text, or what is found in it. A mistyped one is refused without
 * looking for it; there is one number or more, each once.
 */
async function readNumbers(
  context: DeskContext,
  text: unknown,
  identity?: string,
): Promise<Result<readonly string[], NumberRefusal | InvalidInput>> {
  const readable = readText(text);
  if (!readable.ok) return readable;
  return numbersOf(context, readable.value, identity);
}

function readText(text: unknown): Result<string, InvalidInput> {
  if (typeof text !== 'string') {
    return invalid([{ path: 'number', found: `a value of type ${typeof text}`, expected: 'a text with the number' }]);
  }
  if (text.length <= longestText) return accepted(text);
  const found = `a text of ${counted(text.length, 'character')}`;
  return invalid([{ path: 'number', found, expected: `a text of at most ${longestText} characters` }]);
}

/**
 * What is wrong with a number by its form alone, to be told before anybody is proven: nothing is looked for. Digits that are too
 * many or too few may be a number of another system.
 */
export async function mistypedNumber(
  { series, agreed }: DeskContext,
  text: unknown,
): Promise<Refused<NumberRefusal | InvalidInput> | undefined> {
  const readable = readText(text);
  if (!readable.ok) return readable;
  await agreed();
  const read = identifySeries(readable.value, series);
  if (read.ok) return undefined;
  return read.refusal.code === 'number/failed-check' || !/\p{N}/u.test(readable.value) ? read : undefined;
}

async function numbersOf(
  context: DeskContext,
  text: string,
  identity: string | undefined,
): Promise<Result<readonly string[], NumberRefusal | InvalidInput>> {
  const { series, agreed } = context;
  // A number of an earlier set-up would read as a mistyped one.
  await agreed();
  const read = identifySeries(text, series);
  if (read.ok) return accepted([read.value.number]);
  const imported = await numbersOfExternal(context, text, identity);
  if (imported.length > 0) return accepted(imported);
  const numbers = new Set<string>();
  for (const { number } of numbersIn(text, series)) {
    numbers.add(number);
    if (numbers.size > mostNumbers) return tooMany(`more than ${mostNumbers}`, mostNumbers);
  }
  const words = externalNumbersIn(text).filter((word) => numbers.size === 0 || /\p{L}/u.test(word));
  const others = await Promise.all(words.map((word) => numbersOfExternal(context, word, identity)));
  for (const number of others.flat()) numbers.add(number);
  if (numbers.size > mostNumbers) return tooMany(`more than ${mostNumbers}`, mostNumbers);
  return numbers.size === 0 ? read : accepted([...numbers]);
}

/** No number of another system is longer. */
const longestExternal = 100;

/** The numbers that requests have here whose number in another system is this text. */
async function numbersOfExternal(
  { store }: DeskContext,
  text: string,
  identity: string | undefined,
): Promise<readonly string[]> {
  const externalNumber = text.length > longestExternal ? '' : externalNumberKey(text);
  if (externalNumber === '') return [];
  const { found } = await store.find(withIdentity({ externalNumber }, identity));
  return found.flatMap(({ request: { number } }) => (number === undefined ? [] : [number]));
}

function withIdentity<By extends object>(
  by: By,
  identity: string | undefined,
): By & { identities?: readonly string[] } {
  return identity === undefined ? by : { identities: [identity], ...by };
}

/** The plain digits of the one number that a text has; with `identity`, of the one that is of a request of that person. */
export async function readNumber(
  context: DeskContext,
  text: unknown,
  identity?: string,
): Promise<Result<string, NumberRefusal | InvalidInput | UnknownRequest>> {
  const read = await readNumbers(context, text, identity);
  if (!read.ok) return read;
  const [number = '', ...others] = read.value;
  if (others.length === 0) return accepted(number);
  if (identity === undefined) return several(context, text, read.value);
  const own = await ownNumbers(context, read.value, identity);
  const [first, ...more] = own;
  if (first === undefined) return refused({ code: 'request/unknown' });
  return more.length === 0 ? accepted(first) : several(context, text, own);
}

/** Of a text that can be a number: whether several requests have it. */
export function isAmbiguous({ refusal }: Refused<NumberRefusal | InvalidInput | UnknownRequest>): boolean {
  return refusal.code === 'input/invalid';
}

/** One request of each operator may have the same old number: what to write instead is said. */
function several({ series }: DeskContext, text: unknown, numbers: readonly string[]): Refused<InvalidInput> {
  const hasNew = numbersIn(String(text), series).next().done !== true;
  if (hasNew) return tooMany(numbers.length, 1);
  const expected = `the number of one of them: ${numbers.join(', ')}`;
  return invalid([{ path: 'number', found: `old numbers of ${numbers.length} requests`, expected }]);
}

async function ownNumbers(
  context: DeskContext,
  numbers: readonly string[],
  identity: string,
): Promise<readonly string[]> {
  const answers = await Promise.all(numbers.map((number) => findRequest(context, number, identity)));
  return numbers.filter((_, index) => answers[index]?.ok);
}

function tooMany(found: number | string, most: number): Refused<InvalidInput> {
  const expected = most === 1 ? 'a text with one number' : `a text with at most ${most} numbers`;
  return invalid([{ path: 'number', found: `${found} numbers of requests`, expected }]);
}

/**
 * The request with that number; with `identity` only if it belongs to that person: a number that does not exist and one of somebody
 * else get the same answer.
 */
export async function findRequest(
  { store }: DeskContext,
  number: string,
  identity?: string,
): Promise<Result<Stored, UnknownRequest>> {
  const { found } = await store.find(withIdentity({ number }, identity));
  // An imported request may have had a number that looks like one of these.
  const [stored] =
    found.length > 0 ? found : (await store.find(withIdentity({ externalNumber: number }, identity))).found;
  return stored === undefined ? refused({ code: 'request/unknown' }) : accepted(stored);
}

/** The request whose number a text has. */
export async function lookUp(
  context: DeskContext,
  text: unknown,
): Promise<Result<Stored, NumberRefusal | InvalidInput | UnknownRequest>> {
  const number = await readNumber(context, text);
  return number.ok ? findRequest(context, number.value) : number;
}

/**
 * The requests whose numbers a text has, one or more, in their order there; with `identity` only those of that person, and the
 * answer says nothing about the others. Each number is looked for once, so that the work tells nothing either.
 */
export async function lookUpAll(
  context: DeskContext,
  text: unknown,
  identity?: string,
): Promise<Result<readonly [Stored, ...Stored[]], NumberRefusal | InvalidInput | UnknownRequest>> {
  const numbers = await readNumbers(context, text, identity);
  if (!numbers.ok) return numbers;
  const answers = await Promise.all(numbers.value.map((number) => findRequest(context, number, identity)));
  const [first, ...others] = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  return first === undefined ? refused({ code: 'request/unknown' }) : accepted([first, ...others]);
}

/** One page of the requests of a person; `view` answers `undefined` for a request that is not shown. Damaged ones are skipped. */
export async function findViews<View>(
  context: DeskContext,
  search: Extract<Search, { readonly limit: number }>,
  view: (stored: Stored) => View | undefined | Promise<View | undefined>,
): Promise<Result<{ readonly requests: readonly View[]; readonly cursor: string | undefined }, InvalidInput>> {
  const page = await findPage(context, search);
  if (!page.ok) return page;
  const requests: View[] = [];
  for (const stored of page.value.found) {
    const shown = await skipDamaged(context, stored, () => view(stored));
    if (shown !== undefined) requests.push(shown);
  }
  return accepted({ requests, cursor: page.value.cursor });
}

/** A cursor comes from outside: a damaged one is a refusal, not a fault. */
async function findPage(
  { store, cursors, telemetry, now }: DeskContext,
  { cursor: encrypted, ...search }: Extract<Search, { readonly limit: number }>,
): Promise<Result<Page, InvalidInput>> {
  const cursor = encrypted === undefined ? undefined : cursors.decrypt(encrypted);
  const expected = 'the cursor of the page before';
  const invalidCursor = invalid([{ path: 'cursor', found: 'a text that is no cursor', expected }]);
  if (encrypted !== undefined && cursor === undefined) return invalidCursor;
  try {
    const page = await store.find(cursor === undefined ? search : { ...search, cursor });
    for (const id of page.damaged ?? []) notify(telemetry, damagedRequestEvent(id, 'store/damaged-row', now()));
    return accepted(page.cursor === undefined ? page : { ...page, cursor: cursors.encrypt(page.cursor) });
  } catch (error) {
    if (!Fault.is(error) || error.code !== 'store/invalid-cursor') throw error;
    return invalidCursor;
  }
}
