/**
 * Request numbers: what issuing and reading cost beside the packages one would take instead, which slips the checks
 * catch, and whether 64 nodes ever repeat a number.
 */
import { FF1 } from '@noble/ciphers/ff1.js';
import * as cdigit from 'cdigit';
import checkdigit from 'checkdigit';
import damm from 'damm';
import fastLuhn from 'fast-luhn';
import luhn from 'luhn';
import { customAlphabet } from 'nanoid';
import Sqids from 'sqids';
import { ulid } from 'ulid';
import { v7 } from 'uuid';
import { checkDigits } from '../src/number/check.ts';
import { parseNumber } from '../src/number/parse.ts';
import { numberSeries } from '../src/number/series.ts';
import { claim, compare, print, type Row } from './measure.ts';
import { simulateNodes } from './number/simulation.ts';
import { printSlips } from './number/slips.ts';

const name = 'mts/inquiry';
const secret = Uint8Array.from({ length: 16 }, (_, index) => 11 * index);
const tweak = new TextEncoder().encode(name);
const series = numberSeries({ name, digits: 10, secret });
const dammSeries = numberSeries({ name, digits: 10, secret, check: 'damm' });
const luhnSeries = numberSeries({ name, digits: 10, secret, check: 'luhn' });

/** Calls go round many values, so that no engine answers from the last one. */
const many = 1024;
const issued = Array.from({ length: many }, (_, counter) => series.issue(counter * 7919));
const dammIssued = Array.from({ length: many }, (_, counter) => dammSeries.issue(counter * 7919));
const luhnIssued = Array.from({ length: many }, (_, counter) => luhnSeries.issue(counter * 7919));
const typed = issued.map((number) => `№ ${number.slice(0, 2)}-${number.slice(2, 6)}-${number.slice(6)}`);
let turn = 0;
const next = (): number => {
  turn = (turn + 1) % many;
  return turn;
};
/** A counter that was not seen before, as a store gives them. */
let last = 0;
const fresh = (): number => {
  last += 1;
  return last;
};
const from = (numbers: readonly string[]): string => numbers[next()] ?? '';

function nobleIssue(counter: number): string {
  const body = FF1(10, secret, tweak)
    .encrypt([...String(counter).padStart(8, '0')].map(Number))
    .join('');
  return cdigit.mod97_10.generate(body);
}

function nobleRead(text: string): number | undefined {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || !cdigit.mod97_10.validate(digits)) return undefined;
  return Number(
    FF1(10, secret, tweak)
      .decrypt([...digits.slice(0, 8)].map(Number))
      .join(''),
  );
}

function oursRead(text: string): bigint | undefined {
  const read = parseNumber(text, series);
  return read.ok ? series.counterOf(read.value) : undefined;
}

const find = (rows: readonly Row[], wanted: string): number =>
  rows.find((row) => row.name === wanted)?.nanoseconds ?? Number.NaN;

async function issuing(): Promise<void> {
  const digitsOnly = customAlphabet('0123456789', 10);
  const sqids = new Sqids({ alphabet: '3870159264', minLength: 10 });
  for (let counter = 0; counter < many; counter += 1) {
    if (nobleIssue(counter) !== series.issue(counter)) throw new Error(`the peer gives another number for ${counter}`);
  }
  const rows = await compare([
    { name: 'series.issue', role: 'ours', run: () => series.issue(fresh()) },
    { name: '@noble/ciphers FF1 + cdigit', role: 'peer', run: () => nobleIssue(fresh()), note: 'the same numbers' },
    { name: 'nanoid, 10 digits', role: 'wrong', run: () => digitsOnly(), note: 'repeats itself; no check' },
    { name: 'uuid v7', role: 'wrong', run: () => v7(), note: '36 characters, tells the time; no check' },
    { name: 'ulid', role: 'wrong', run: () => ulid(), note: '26 letters and digits, tells the time; no check' },
    {
      name: 'sqids, digits',
      role: 'wrong',
      run: () => sqids.encode([fresh()]),
      note: 'no secret, length varies; no check',
    },
  ]);
  print('A new number of 10 digits', rows);
  const ratio = find(rows, '@noble/ciphers FF1 + cdigit') / find(rows, 'series.issue');
  claim('issue, times faster than @noble/ciphers FF1 with cdigit', ratio, { atLeast: 15 });
}

async function reading(): Promise<void> {
  const rows = await compare([
    { name: 'parseNumber + counterOf', role: 'ours', run: () => oursRead(from(issued)) },
    { name: 'regexp + cdigit + @noble/ciphers FF1', role: 'peer', run: () => nobleRead(from(issued)) },
  ]);
  print('Reading a clean number back to its counter', rows);
  const ratio = find(rows, 'regexp + cdigit + @noble/ciphers FF1') / find(rows, 'parseNumber + counterOf');
  claim('reading back, times faster than a regexp, cdigit and @noble/ciphers FF1', ratio, { atLeast: 15 });
}

/** No check of a text can cost less than to look at its characters. */
function sumOfCharacters(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += text.charCodeAt(index);
  return sum;
}

/** The packages check alone, all answer with a boolean; ours also tells series, length and reason, and gives the plain number. */
async function parsing(): Promise<void> {
  const tables = [
    {
      check: 'MOD 97-10',
      rows: await compare([
        { name: 'parseNumber', role: 'ours', run: () => parseNumber(from(issued), series).ok },
        { name: 'cdigit', role: 'peer', run: () => cdigit.mod97_10.validate(from(issued)) },
      ]),
    },
    {
      check: 'Damm',
      rows: await compare([
        { name: 'parseNumber', role: 'ours', run: () => parseNumber(from(dammIssued), dammSeries).ok },
        { name: 'damm', role: 'peer', run: () => damm.verify(from(dammIssued)) },
        { name: 'cdigit', role: 'peer', run: () => cdigit.damm.validate(from(dammIssued)) },
      ]),
    },
    {
      check: 'Luhn',
      rows: await compare([
        { name: 'parseNumber', role: 'ours', run: () => parseNumber(from(luhnIssued), luhnSeries).ok },
        { name: 'sum of the character codes', role: 'limit', run: () => sumOfCharacters(from(luhnIssued)) },
        { name: 'fast-luhn', role: 'peer', run: () => fastLuhn(from(luhnIssued)) },
        { name: 'luhn', role: 'peer', run: () => luhn.validate(from(luhnIssued)) },
        { name: 'checkdigit', role: 'peer', run: () => checkdigit.mod10.isValid(from(luhnIssued)) },
        { name: 'cdigit', role: 'peer', run: () => cdigit.luhn.validate(from(luhnIssued)) },
      ]),
    },
  ];
  for (const { check, rows } of tables) {
    print(`A clean number under ${check}`, rows);
    for (const row of rows.filter((candidate) => candidate.role === 'peer')) {
      claim(`parseNumber, ${check}, times faster than ${row.name}`, row.nanoseconds / find(rows, 'parseNumber'), {
        atLeast: 3,
      });
    }
  }
  print(
    'A number as people type it, and the check digits alone',
    await compare([
      { name: 'parseNumber of № 48-2930-1753', role: 'ours', run: () => parseNumber(from(typed), series) },
      { name: 'checkDigits', role: 'limit', run: () => checkDigits('mod97-10', '48293017') },
    ]),
  );
}

export async function run(): Promise<void> {
  await issuing();
  await reading();
  await parsing();
  printSlips();
  await simulateNodes();
}
