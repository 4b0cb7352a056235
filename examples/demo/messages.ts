/**
 * Messages as the subscriber saw them: the text, what it cost as an SMS, and when it really went out.
 */
import { type MessageRecord, measureSms, type OutboxRecord } from 'zayavka';
import { moment } from './moments.ts';
import { type Entry, type Line, line, type Voice } from './story.ts';

const ways: Readonly<Record<string, Voice>> = {
  sms: 'SMS',
  push: 'push',
  chat: 'chat',
  email: 'e-mail',
  voice: 'voice',
};

export function wayOf(channel: string): Voice {
  return ways[channel] ?? 'SMS';
}

/** A message at the moment in which it was handed to the gateway. */
export function sentMessage(message: OutboxRecord, at: Date): Entry {
  const { channel, subject, text, createdAt } = message;
  const lines: Line[] = [];
  if (channel === 'email') lines.push(line(`to ${message.to}`, 'aside'));
  if (subject !== undefined) lines.push(line(`${subject}\n`, 'message'));
  lines.push(line(text, 'message'));
  if (channel === 'sms') lines.push(line(measured(text), 'aside'));
  if (createdAt < at.getTime()) {
    lines.push(line(`written ${moment(new Date(createdAt))}, kept back over the quiet hours of the night`, 'aside'));
  }
  return { at, voice: wayOf(channel), lines };
}

/** A message that did not go out, and why; `undefined` for one that did. */
export function unsentMessage(message: MessageRecord, end: Date): Entry | undefined {
  const { outcome, settledAt, channel, text, notBefore } = message;
  if (outcome === 'sent') return undefined;
  const at = settledAt === undefined ? end : new Date(settledAt);
  const why =
    outcome === undefined ? `still waits, until ${moment(new Date(notBefore))}` : `never sent: ${fates[outcome]}`;
  return { at, voice: wayOf(channel), lines: [line(text, 'message'), line(why, 'bad')] };
}

const fates: Readonly<Record<Exclude<NonNullable<MessageRecord['outcome']>, 'sent'>, string>> = {
  failed: 'the gateway did not take it',
  expired: 'too old by then',
  suppressed: 'not wanted',
  superseded: 'newer news overtook it',
};

/** «1 part, UCS-2, 57 of 70 characters» */
function measured(text: string): string {
  const { segments, encoding, units, unitsLeft } = measureSms(text);
  const alphabet = encoding === 'ucs2' ? 'UCS-2' : 'GSM-7';
  return `${segments} part${segments === 1 ? '' : 's'}, ${alphabet}, ${units} of ${units + unitsLeft} characters`;
}
