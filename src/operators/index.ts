/**
 * `zayavka/operators`: four operators as data, and how to describe or change one.
 */
export { beeline } from './beeline.ts';
export { type Channel, channels } from './channel.ts';
export { defineOperator, extendOperator, type OperatorChanges, type OperatorDefinition } from './define-operator.ts';
export { type DetailName, detailNames } from './detail.ts';
export type { KindClock, KindPolicy, MessageRule, StandardKind } from './kind.ts';
export { kinds } from './kinds.ts';
export { megafon } from './megafon.ts';
export { mts } from './mts.ts';
export type { ChannelPolicy, Contacts, Operator, SeriesPolicy, StandardOperator } from './operator.ts';
export { tele2 } from './tele2.ts';
