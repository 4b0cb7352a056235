/**
 * What had become of a request before it was imported: what each status needs, and dates that follow one another.
 */
import { accepted, type Result } from '../../../kernel/result.ts';
import type { KindPolicy } from '../../../operators/kind-policy.ts';
import { longestAheadMs } from '../../../operators/rules/time/appointment-limits.ts';
import type { Imported } from '../../../request/event.ts';
import { isOpenStatus, isStatus, lifecycles, type Status } from '../../../request/lifecycle.ts';
import type { InputIssue, InvalidInput } from '../../ports/refusal.ts';
import { invalid } from '../fields.ts';

export type GivenState = Partial<Imported>;

export interface ImportedRequest {
  readonly policy: KindPolicy;
  readonly receivedAt: number;
  readonly registeredAt: number;
  readonly now: number;
}

type Field = 'outcome' | 'answer' | 'reason' | 'question' | 'appointment';

interface Demand {
  readonly needs?: readonly Field[];
  readonly takes?: readonly Field[];
}

const nothing: Demand = {};
const aReason: Demand = { needs: ['reason'] };
const perhapsAReason: Demand = { takes: ['reason'] };

/** What a status says beside the date of its end, as the command that leads into it would. */
const demands: { readonly [S in Status]: Demand } = {
  registered: nothing,
  inProgress: nothing,
  scheduled: { needs: ['appointment'] },
  awaitingSubscriber: { needs: ['question'] },
  onHold: aReason,
  resolved: { needs: ['outcome', 'answer'] },
  fulfilled: { needs: ['answer'] },
  closed: { takes: ['outcome', 'answer'] },
  returned: { takes: ['reason', 'answer'] },
  rejected: aReason,
  failed: aReason,
  withdrawn: perhapsAReason,
  cancelled: perhapsAReason,
  merged: nothing,
};

export function importedState(given: GivenState, request: ImportedRequest): Result<Imported, InvalidInput> {
  const { policy, registeredAt } = request;
  const { lifecycle, series } = policy;
  const isConsultation = series === undefined;
  const status = given.status ?? (isConsultation || given.closedAt !== undefined ? 'closed' : 'registered');
  if (!isStatus(lifecycle, status) || (isConsultation && status !== 'closed')) {
    const names = isConsultation ? ['closed'] : Object.keys(lifecycles[lifecycle]).filter((name) => name !== 'merged');
    return invalid([{ path: 'status', found: status, expected: `one of ${names.join(', ')}` }]);
  }
  const closedAt = given.closedAt ?? (isConsultation ? registeredAt : undefined);
  const worded = { ...withReason(given, demands[status]), status };
  const imported: Imported = closedAt === undefined ? worded : { ...worded, closedAt };
  const issues = [
    ...wrongDates(imported, request),
    ...wrongEnd(imported, request),
    ...wrongFields(imported, request),
    ...wrongAppointment(imported, request),
  ];
  return issues.length > 0 ? invalid(issues) : accepted(imported);
}

/** Other systems often keep one text for whatever was said at the end. */
function withReason(given: GivenState, { needs = [], takes = [] }: Demand): GivenState {
  const { answer, ...others } = given;
  const all = [...needs, ...takes];
  const isReason = answer !== undefined && all.includes('reason') && !all.includes('answer');
  return isReason ? { reason: answer, ...others } : given;
}

function wrongDates({ closedAt }: Imported, { receivedAt, registeredAt, now }: ImportedRequest): readonly InputIssue[] {
  const future = { found: 'a date in the future', expected: 'now or earlier' };
  const issues: InputIssue[] = [];
  if (registeredAt > now) issues.push({ path: 'registeredAt', ...future });
  if (receivedAt > registeredAt) {
    issues.push({
      path: 'receivedAt',
      found: 'a date after registeredAt',
      expected: 'that of registeredAt or earlier',
    });
  }
  if (closedAt === undefined) return issues;
  if (closedAt > now) issues.push({ path: 'closedAt', ...future });
  else if (closedAt < registeredAt) {
    issues.push({ path: 'closedAt', found: 'a date before registeredAt', expected: 'that of registeredAt or later' });
  }
  return issues;
}

/** It may be over: in the other system nobody may have written down what came of it. */
function wrongAppointment({ appointment }: Imported, { now }: ImportedRequest): readonly InputIssue[] {
  if (appointment === undefined) return [];
  const { from, to } = appointment;
  const last = now + longestAheadMs;
  const late = { found: 'a date more than a year ahead', expected: `${new Date(last).toISOString()} or earlier` };
  if (from > last) return [{ path: 'appointment.from', ...late }];
  // A day of an earlier year cannot be told: it has no four digits, in some zone.
  if (from < firstDay) {
    return [
      { path: 'appointment.from', found: 'a date before the year 1001', expected: 'a date of the year 1001 or later' },
    ];
  }
  if (to === undefined) return [];
  if (to > last) return [{ path: 'appointment.to', ...late }];
  return to > from
    ? []
    : [{ path: 'appointment.to', found: 'a date that is not after from', expected: 'a later date than from' }];
}

const firstDay = /* @__PURE__ */ Date.UTC(1001, 0, 1);

function wrongEnd({ status, closedAt }: Imported, { policy }: ImportedRequest): readonly InputIssue[] {
  const isOpen = isOpenStatus(policy.lifecycle, status);
  if (isOpen === (closedAt === undefined)) return [];
  if (isOpen) return [{ path: 'closedAt', found: 'a date', expected: `nothing: a request that is ${status} is open` }];
  return [{ path: 'closedAt', found: 'nothing', expected: `the date on which it became ${status}` }];
}

function wrongFields(imported: Imported, { policy }: ImportedRequest): readonly InputIssue[] {
  const { status } = imported;
  const isWithOutcome = policy.lifecycle === 'inquiry';
  const { needs = [], takes = [] } = demands[status];
  const known = [...needs, ...takes].filter((field) => field !== 'outcome' || isWithOutcome);
  return fields.flatMap((path): readonly InputIssue[] => {
    const isGiven = imported[path] !== undefined;
    if (isGiven && !known.includes(path)) {
      const expected = `no ${path}: a request that is ${status} has none`;
      return [{ path, found: 'a value', expected }];
    }
    const isMissing = !isGiven && known.includes(path) && needs.includes(path);
    return isMissing ? [{ path, found: 'nothing', expected: `${path}: a request that is ${status} has it` }] : [];
  });
}

const fields: readonly Field[] = ['outcome', 'answer', 'reason', 'question', 'appointment'];
