/**
 * The fields of each command for a form, and what a filled form becomes: a command, which the desk checks.
 */
import type { CommandType } from 'zayavka';
import type { KindPolicy } from 'zayavka/operators';
import table from './command-fields.json' with { type: 'json' };
import { type Locale, wordsIn } from './words.ts';

export interface CommandField {
  readonly name: string;
  /** `textarea`, or the type of an input. */
  readonly kind: string;
  readonly isNeeded: boolean;
  readonly choices?: readonly (readonly [value: string, text: string])[] | undefined;
  readonly longest: number;
}

/** Names of fields by command, `*` behind those that are needed; and the fields that are no line of text. */
const fieldsOf: { readonly [type: string]: string } = table.fields;
const kinds: { readonly [name: string]: string } = table.kinds;

export function commandFields(
  type: CommandType,
  policy: KindPolicy | undefined,
  locale: Locale,
): readonly CommandField[] {
  const choices: { readonly [name: string]: readonly (readonly [string, string])[] } = {
    outcome: Object.entries(wordsIn[locale].outcomes),
    relation: Object.entries(wordsIn[locale].relations),
    step: (policy?.steps ?? []).map(({ name, title }) => [name, title[locale]] as const),
    code: Object.entries(policy?.rejectReasons ?? {}).map(([code, { title }]) => [code, title[locale]] as const),
  };
  const names = (fieldsOf[type] ?? '').split(' ').filter((name) => name !== '');
  return names.map((given) => {
    const name = given.replace('*', '');
    const isTime = type.endsWith('schedule') && (name === 'from' || name === 'to');
    const kind = isTime ? 'datetime-local' : (kinds[name] ?? 'text');
    const isShort = name === 'reason' || name === 'question';
    return { name, kind, isNeeded: given !== name, choices: choices[name], longest: isShort ? 1_000 : 4_000 };
  });
}

/** A filled form as a command; dates are in the zone of the request. `Object` says nothing to the compiler: the desk checks all. */
export function commandOfForm(form: { readonly [name: string]: unknown }, timeZone: string) {
  const { from, to, amount, size, number, addressee, ...texts } = Object.fromEntries(
    Object.entries(form).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  );
  const at = (local: unknown): Date => instantIn(String(local), timeZone);
  return Object({
    ...texts,
    ...(from === undefined ? {} : { appointment: { from: at(from), ...(to === undefined ? {} : { to: at(to) }) } }),
    ...(addressee === undefined ? {} : { to: addressee }),
    ...(number === undefined ? {} : { to: number }),
    ...(amount === undefined ? {} : { amount: Math.round(Number(amount) * 100) }),
    ...(size === undefined ? {} : { size: Number(size) }),
  });
}

/** `2026-11-24T10:00` on the wall clock of a zone. */
function instantIn(local: string, timeZone: string): Date {
  const wished = Date.parse(`${local}Z`);
  const shown = new Date(wished).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  return new Date(wished - (Date.parse(`${shown}Z`) - wished));
}
