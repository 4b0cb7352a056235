/** The message room as its tests see it. */

export * from '#src/message/compose.ts';
export * from '#src/message/delivery-policy.ts';
export * from '#src/message/describe-status.ts';
export * from '#src/message/facts.ts';
export * from '#src/message/find-text.ts';
export * from '#src/message/message-table.ts';
export * from '#src/message/quiet-hours.ts';
export * from '#src/message/sample-facts.ts';
export * from '#src/message/sender.ts';
export * from '#src/message/sms/measure-sms.ts';
export * from '#src/message/sms/transliterate.ts';
export * from '#src/message/texts/amount.ts';
export * from '#src/message/texts/catalogue.ts';
export * from '#src/message/texts/language-tag.ts';
export * from '#src/message/texts/standard/standard-texts.ts';
export * from '#src/message/texts/written-arguments.ts';
export * from '#src/message/user-text.ts';
