/**
 * A request of another system as it is taken over: the form of a registration, its old number and dates, and what became of it.
 */
import * as z from 'zod/mini';
import { isRecord } from '../../../kernel/input/is-object.ts';
import { lazy } from '../../../kernel/lazy.ts';
import { accepted, type Result } from '../../../kernel/result.ts';
import { externalNumberKey } from '../../../number/external-number.ts';
import type { Operator } from '../../../operators/operator.ts';
import type { Imported } from '../../../request/event.ts';
import { lifecycles, type Status } from '../../../request/lifecycle.ts';
import { type Outcome, outcomes } from '../../../request/request.ts';
import type { InputIssue, InvalidInput } from '../../ports/refusal.ts';
import type { AppointmentInput } from '../command.ts';
import { instant, invalid, object, oneOf, optional, read, text } from '../fields.ts';
import { plainInput } from '../plain-input.ts';
import { type ReadRegistration, type RegistrationInput, readRegistration } from '../registration.ts';
import { importedState } from './imported-state.ts';

/**
 * What `desk.import` takes. Dates may be of any year: a `Date`, or ISO 8601 with its zone.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const form = { operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' };
 * await desk.import({ ...form, externalNumber: 'A-17/2019', registeredAt: '2019-03-04T12:00:00+03:00', closedAt: '2019-03-06T12:00:00+03:00' });
 * const found = await desk.agent({ number: 'a 17/2019', agentId: 'ivanova' });
 * found.ok && found.value.request.status //=> 'closed'
 */
export interface ImportRecord extends RegistrationInput {
  /**
   * The number that it had, as it was written there; people may go on to use it. Of one operator each number is imported once: the
   * same again, with the same person, kind and `registeredAt`, is answered with what is there, another record is refused.
   */
  readonly externalNumber?: string | undefined;
  readonly registeredAt: Date | string;
  /** `closed` when left out beside `closedAt`, else `registered`. A merged request is imported as withdrawn or cancelled. */
  readonly status?: Exclude<Status, 'merged'> | undefined;
  /** When it ended; needed of one that has ended. */
  readonly closedAt?: Date | string | undefined;
  /** How an inquiry was decided; needed of one that is `resolved`. */
  readonly outcome?: Outcome | undefined;
  /** What was answered; needed of one that is `resolved` or `fulfilled`. */
  readonly answer?: string | undefined;
  /** Why it is `onHold`, or was `rejected` or `failed`; there `answer` serves too. */
  readonly reason?: string | undefined;
  /** What the subscriber was asked: of one that is `awaitingSubscriber`. */
  readonly question?: string | undefined;
  /** Of one that is `scheduled`. */
  readonly appointment?: AppointmentInput | undefined;
}

/** A record that has been read: all checks passed, defaults filled in. */
export interface ReadImport extends ReadRegistration {
  readonly receivedAt: number;
  readonly registeredAt: number;
  readonly externalNumber?: string;
  readonly imported: Imported;
}

const importable = /* @__PURE__ */ lazy(() => {
  const all = Object.keys({ ...lifecycles.inquiry, ...lifecycles.order });
  return all.filter((status): status is Exclude<Status, 'merged'> => status !== 'merged');
});

const ownFields = /* @__PURE__ */ lazy(() => ({
  externalNumber: optional(externalNumber()),
  receivedAt: optional(instant()),
  registeredAt: instant(),
  status: optional(oneOf(importable())),
  closedAt: optional(instant()),
  outcome: optional(oneOf(outcomes)),
  reason: optional(text(1_000)),
  question: optional(text(1_000)),
  appointment: optional(object({ from: instant(), to: optional(instant()) }, 'an object { from, to? } of dates')),
}));

const ownPart = /* @__PURE__ */ lazy(() => object(ownFields(), 'an object with the fields of a form and registeredAt'));

function externalNumber(): z.ZodMiniType<string> {
  const error = 'a number of 1 to 100 characters with a letter or a digit';
  const isNumber = (value: string): boolean => /[\p{L}\p{N}]/u.test(externalNumberKey(value));
  return z.pipe(text(100), z.string().check(z.refine(isNumber, { error })));
}

/** Reads a record against the operators of the desk; reports every fault at once. */
export function readImport(
  input: unknown,
  operators: ReadonlyMap<string, Operator>,
  now: Date,
): Result<ReadImport, InvalidInput> {
  const plain = plainInput(input);
  if (!plain.ok) return plain;
  if (!isRecord(plain.value)) return invalid(issuesOf(read(ownPart(), plain.value)));
  const { own, form } = partsOf(plain.value);
  const checked = read(ownPart(), own);
  // A receipt of today is one that every kind takes.
  const registration = readRegistration({ ...form, receivedAt: now }, operators, now);
  if (!checked.ok || !registration.ok) return invalid([...issuesOf(checked), ...issuesOf(registration)]);
  const { externalNumber, registeredAt, receivedAt = registeredAt, ...state } = checked.value;
  const { answer, ...known } = registration.value;
  const given = answer === '' ? state : { answer, ...state };
  const imported = importedState(given, { policy: known.policy, receivedAt, registeredAt, now: now.getTime() });
  if (!imported.ok) return imported;
  return accepted({
    ...known,
    answer,
    // Whether a day of the past fits today is no question any more.
    impossible: [],
    cleaned: known.cleaned || checked.cleaned,
    receivedAt,
    registeredAt,
    imported: imported.value,
    ...(externalNumber === undefined ? {} : { externalNumber }),
  });
}

/** The fields of the import, and those of the form. */
function partsOf(value: object): { readonly own: unknown; readonly form: object } {
  const names = Object.keys(ownFields());
  const entries = Object.entries(value);
  return {
    own: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
    form: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  };
}

function issuesOf(read: Result<unknown, InvalidInput>): readonly InputIssue[] {
  return read.ok ? [] : read.refusal.issues;
}
