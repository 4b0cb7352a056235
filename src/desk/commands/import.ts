/**
 * Takes over a request of another system with its old number and dates: as one event, without a message. One that is open has
 * its clocks from its true start, one that has ended has its windows from its end. The same old number again is answered with what is there.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import { externalNumberKey } from '../../number/external-number.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import { applyDueEvents, nextWake, skipDueEvents } from '../../operators/rules/time/due-events.ts';
import { settledImport } from '../../operators/rules/time/settled-import.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { identitiesOf } from '../../request/identity.ts';
import { isOpenStatus } from '../../request/lifecycle.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import { type ReadImport, readImport } from '../input/import/import-record.ts';
import type { DeskRefusal, NumbersExhausted } from '../ports/refusal.ts';
import type { Change, HistoryEntry, Stored } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { commandKey } from '../work/command-key.ts';
import { openForReading } from '../work/open-request.ts';
import { UnitOfWork } from '../work/unit-of-work.ts';
import { type Answer, answerFrom, answerOf } from './answer.ts';
import { originalAnswer } from './idempotency.ts';
import { issue, type Registered, registrationOfForm, untilNumberIsFree } from './register.ts';

type Imported = Result<Registered, DeskRefusal>;

export async function importRequest(context: DeskContext, input: unknown): Promise<Imported> {
  const now = context.now();
  const read = readImport(input, context.operators, now);
  if (!read.ok) return read;
  const form = read.value;
  return untilNumberIsFree(context, form, async (): Promise<Imported | 'conflict'> => {
    const known = await importedBefore(context, form);
    if (known !== undefined) return known;
    const prepared = await prepareImport(context, form, now);
    if (!prepared.ok) return prepared;
    const { unit, change } = prepared.value;
    const outcome = await context.store.commit(change);
    assertOutcome('commit', outcome, change.commandId);
    if (outcome === 'committed') return accepted(registered(answerOf(unit, form)));
    return outcome === 'duplicate' ? importedByCommand(context, form) : 'conflict';
  });
}

/** Nobody waits for a number here, nobody gets a message, and what is imported is not compared with what is there. */
export function registered(answer: Answer): Registered {
  return { ...answer, script: undefined, reached: 'nothing', similar: [] };
}

/** The answer about the request that has the old number, as it is now; a refusal where the record is about another one. */
export async function importedBefore(context: DeskContext, form: ReadImport): Promise<Imported | undefined> {
  const { operator, externalNumber } = form;
  if (externalNumber === undefined) return undefined;
  const { found } = await context.store.find({
    externalNumber: externalNumberKey(externalNumber),
    operator: operator.id,
  });
  const [stored] = found;
  if (stored === undefined) return undefined;
  const history = await context.store.history(stored.request.id);
  const different = differences(form, stored, history[0]?.event);
  if (different.length === 0) return accepted(registered(await answerNow(context, stored, form.cleaned, history)));
  const other = `a number that reads like ${stored.request.externalNumber}, that of a request`;
  const expected = 'another number, by more than spaces and dashes';
  return invalid([{ path: 'externalNumber', found: `${other} with ${different.join(' and ')}`, expected }]);
}

/** As it was imported: a correction since then makes it no other request. */
function differences(
  { operator, kind, subscriber, registeredAt }: ReadImport,
  { request }: Stored,
  first: RequestEvent | undefined,
): readonly string[] {
  if (isErased(request)) return ['erased personal data'];
  const then = first?.type === 'imported' ? first : request;
  const people = [then, request].flatMap((one) => identitiesOf(one.subscriber, operator.id));
  const isSamePerson = identitiesOf(subscriber, operator.id).some((one) => people.includes(one));
  return [
    ...(isSamePerson ? [] : ['another person']),
    ...(then.kind === kind ? [] : ['another kind']),
    ...(then.registeredAt === registeredAt ? [] : ['another registeredAt']),
  ];
}

async function answerNow(
  context: DeskContext,
  stored: Stored,
  cleaned: boolean,
  history: readonly HistoryEntry[],
): Promise<Answer> {
  const unit = await openForReading(context, stored);
  const allowed = openCommands(unit.request, unit.clocks, unit.now.getTime());
  return answerFrom(unit.request, history.at(-1), [], { allowed, cleaned });
}

export async function importedByCommand(context: DeskContext, form: ReadImport): Promise<Imported> {
  const first = await originalAnswer(context, keyOf(form), form);
  return first.ok ? accepted(registered(first.value)) : first;
}

/** Decides an import, up to its commit. */
export async function prepareImport(
  context: DeskContext,
  form: ReadImport,
  now: Date,
): Promise<Result<{ readonly unit: UnitOfWork; readonly change: Change }, NumbersExhausted>> {
  const { operator, policy, receivedAt, registeredAt, externalNumber, imported } = form;
  const issued = await issue(context, form);
  if (!issued.ok) return issued;
  const event: RequestEvent<'imported'> = {
    type: 'imported',
    at: now.getTime(),
    ...registrationOfForm(form, { receivedAt, registeredAt, ...issued.value }),
    ...(externalNumber === undefined ? {} : { externalNumber }),
    ...imported,
  };
  const setup = { operator, policy, calendars: context.calendars };
  const unit = new UnitOfWork({ ...setup, now });
  unit.apply(settledImport(event, setup));
  if (isOpenStatus(event.lifecycle, event.status)) skipDueEvents(unit);
  else applyDueEvents(unit);
  return accepted({ unit, change: unit.toChange(nextWake(unit), keyOf(form)) });
}

function keyOf(form: ReadImport): ReturnType<typeof commandKey> {
  const { operator, policy: _, commandId, impossible: __, cleaned: ___, agentId: ____, ...content } = form;
  return commandKey(commandId, { operator: operator.id, ...content });
}
