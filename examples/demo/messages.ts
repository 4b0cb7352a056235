/**
 * Messages as the subscriber saw them: the text, its SMS parts, and when it was sent.
 */
import { type MessageRecord, measureSms, type OutboxRecord } from 'zayavka';
import { formatDateTime } from './dates.ts';
import { type Entry, type Line, line, type Speaker } from './story.ts';

const ways: Readonly<Record<string, Speaker>> = {
  sms: 'SMS',
  push: 'push',
  chat: 'chat',
  email: 'e-mail',
  voice: 'voice',
};

function speakerOf(channel: string): Speaker {
  return ways[channel] ?? 'SMS';
}

/** A message that the gateway accepted at `at`. */
export function sentMessage(message: OutboxRecord, at: Date): Entry {
  const { channel, subject, text, createdAt } = message;
  const lines: Line[] = [];
  if (channel === 'email') lines.push(line(`to ${message.to}`, 'aside'));
  if (subject !== undefined) lines.push(line(`${subject}\n`, 'message'));
  lines.push(line(text, 'message'));
  if (channel === 'sms') lines.push(line(measured(text), 'aside'));
  if (createdAt < at.getTime()) {
    lines.push(
      line(`written ${formatDateTime(new Date(createdAt))}, kept back over the quiet hours of the night`, 'aside'),
    );
  }
  return { at, speaker: speakerOf(channel), lines };
}

/** A message that was not sent, and why; `undefined` for a sent one. */
export function unsentMessage(message: MessageRecord, end: Date): Entry | undefined {
  const { outcome, settledAt, channel, text, notBefore } = message;
  if (outcome === 'sent') return undefined;
  const at = settledAt === undefined ? end : new Date(settledAt);
  const why =
    outcome === undefined
      ? `still waits, until ${formatDateTime(new Date(notBefore))}`
      : `never sent: ${outcomeWords[outcome]}`;
  return { at, speaker: speakerOf(channel), lines: [line(text, 'message'), line(why, 'bad')] };
}

const outcomeWords: Readonly<Record<Exclude<NonNullable<MessageRecord['outcome']>, 'sent'>, string>> = {
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
