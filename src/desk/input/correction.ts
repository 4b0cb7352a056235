/**
 * What is wrong with a correction: the request has to be one that could have been registered so when it was registered.
 */
import type { Operator } from '../../operators/operator.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Request } from '../../request/request.ts';
import type { InputIssue } from '../ports/refusal.ts';
import { missingFields, superfluousDetails, unavailableWish, unknownName, wrongDays } from './registration.ts';

/** The lifecycle stays, and a kind without a series has no place for a number. */
export function correctionIssues(
  operator: Operator,
  request: Request,
  corrected: Pick<RequestEvent<'corrected'>, 'kind' | 'details'>,
): readonly InputIssue[] {
  // Other corrections cannot make it wrong.
  if (corrected.kind === undefined && corrected.details === undefined) return [];
  const { kind = request.kind, details = request.details } = corrected;
  const possible = Object.entries(operator.kinds).filter(
    ([, { lifecycle, series }]) => lifecycle === request.lifecycle && series !== undefined,
  );
  const policy = new Map(possible).get(kind);
  if (policy === undefined) {
    return [
      unknownName(
        'kind',
        kind,
        possible.map(([name]) => name),
      ),
    ];
  }
  const issues = [
    ...missingFields(policy, details, request.receivedAt),
    ...superfluousDetails(policy, details),
    ...wrongDays(details, request.registeredAt),
  ];
  return issues.length > 0 ? issues : unavailableWish(details, policy, operator, new Date(request.registeredAt));
}
