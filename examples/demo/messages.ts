/**
 * Messages as the subscriber saw them: the text, its SMS parts, and when it was sent.
 */
import { type MessageRecord, measureSms, type OutboxRecord } from 'zayavka';
import { formatDateTime } from './dates.ts';
import type { Say } from './language.ts';
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
export function sentMessage(message: OutboxRecord, at: Date, say: Say): Entry {
  const { channel, subject, text, createdAt } = message;
  const lines: Line[] = [];
  if (channel === 'email') lines.push(line(`${say('to', 'кому:')} ${message.to}`, 'aside'));
  if (subject !== undefined) lines.push(line(`${subject}\n`, 'message'));
  lines.push(line(text, 'message'));
  if (channel === 'sms') lines.push(line(measured(text, say), 'aside'));
  if (createdAt < at.getTime()) {
    lines.push(
      line(
        say(
          `written ${formatDateTime(new Date(createdAt), say)}, kept back over the quiet hours of the night`,
          `написано ${formatDateTime(new Date(createdAt), say)}, ночью не отправляем`,
        ),
        'aside',
      ),
    );
  }
  // A request that is closed or numbered without news needs no line in a story in short.
  const short = message.message === 'closed' ? {} : { short: [line(withoutFrame(message), 'message')] };
  return { at, speaker: speakerOf(channel), lines, ...short };
}

/** Of an e-mail the part between its greeting and its signature. */
function withoutFrame({ channel, text }: OutboxRecord): string {
  return channel === 'email' ? text.split('\n\n').slice(1, -1).join(' ') : text;
}

/** A message that was not sent, and why; `undefined` for a sent one. */
export function unsentMessage(message: MessageRecord, end: Date, say: Say): Entry | undefined {
  const { outcome, settledAt, channel, text, notBefore } = message;
  if (outcome === 'sent') return undefined;
  const at = settledAt === undefined ? end : new Date(settledAt);
  const why =
    outcome === undefined
      ? `${say('still waits, until', 'ждёт до')} ${formatDateTime(new Date(notBefore), say)}`
      : `${say('never sent:', 'не отправлено:')} ${outcomeWords(outcome, say)}`;
  return { at, speaker: speakerOf(channel), lines: [line(text, 'message'), line(why, 'bad')] };
}

function outcomeWords(outcome: Exclude<NonNullable<MessageRecord['outcome']>, 'sent'>, say: Say): string {
  switch (outcome) {
    case 'failed':
      return say('the gateway did not take it', 'шлюз не принял');
    case 'expired':
      return say('too old by then', 'устарело');
    case 'suppressed':
      return say('not wanted', 'абонент не хочет сообщений');
    case 'superseded':
      return say('newer news overtook it', 'есть новость свежее');
  }
}

/** «1 part, UCS-2, 57 of 70 characters» */
function measured(text: string, say: Say): string {
  const { segments, encoding, units, unitsLeft } = measureSms(text);
  const alphabet = encoding === 'ucs2' ? 'UCS-2' : 'GSM-7';
  const room = units + unitsLeft;
  return say(
    `${segments} part${segments === 1 ? '' : 's'}, ${alphabet}, ${units} of ${room} characters`,
    `частей: ${segments}, ${alphabet}, знаков: ${units} из ${room}`,
  );
}
