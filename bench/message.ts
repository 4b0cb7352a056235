/**
 * Messages: composing beside a template literal, intl-messageformat and i18next; measuring text messages beside a table
 * loop, split-sms and sms-segments-calculator.
 */
import { runCompose } from './message/compose.ts';
import { runSegments } from './message/segments.ts';

export async function run(): Promise<void> {
  await runSegments();
  await runCompose();
}
