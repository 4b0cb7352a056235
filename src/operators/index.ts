/**
 * `zayavka/operators`: four operators as data, and how to describe or change one.
 *
 * @module zayavka/operators
 */
export { beeline } from './beeline/beeline.ts';
export { type Channel, type ChannelPolicy, channels, type StandardChannel } from './channel.ts';
export type { AccountFormat } from './conditions/account-format.ts';
export type { Charge } from './conditions/charge.ts';
export { type VisitSlot, type Visits, visitSlots } from './conditions/visits.ts';
export { defineOperator, extendOperator, type OperatorDefinition } from './define-operator.ts';
export type { Detail, DetailCondition, DetailType } from './detail.ts';
export { operatorFromJson, operatorToJson } from './json/operator-json.ts';
export type { KindClock, KindPolicy, KindStep, MessageRule, RejectReason } from './kind-policy.ts';
export { megafon } from './megafon/megafon.ts';
export { mts } from './mts/mts.ts';
export type { ContactLine, Contacts, Operator, SeriesPolicy, StandardOperator } from './operator.ts';
export { kinds, type StandardKind, type StandardSeries } from './standard-kinds.ts';
export { tele2 } from './tele2/tele2.ts';
export type { Finding, FindingRule, VerificationStep } from './verify/finding.ts';
export { verifyOperator } from './verify/verify-operator.ts';
export type { OperatorChanges } from './with-changes.ts';
