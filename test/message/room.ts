/** The message room as its tests see it. */
export * from '../../src/message/amount.ts';
export * from '../../src/message/compose.ts';
export * from '../../src/message/date.ts';
export * from '../../src/message/facts.ts';
export * from '../../src/message/outbox.ts';
export * from '../../src/message/phone.ts';
export * from '../../src/message/plural.ts';
export * from '../../src/message/quiet.ts';
export * from '../../src/message/quotation.ts';
export * from '../../src/message/segments.ts';
export * from '../../src/message/sender.ts';
export * from '../../src/message/status.ts';
export * from '../../src/message/template.ts';
export * from '../../src/message/transliterate.ts';
export * from '../../src/message/wording.ts';
export * from '../../src/message/zone.ts';
