/**
 * A text composed, beside `intl-messageformat` with the same catalogue, and an SMS counted, beside `split-sms`.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import splitSms from 'split-sms';
import { compose, type MessageFacts, measureSms, type Sender } from '../src/index.ts';
import { mts } from '../src/operators/index.ts';
import { noon } from './fixtures.ts';
import { compare, cycle } from './measure.ts';
import { duration, type Row } from './table.ts';

const many = Array.from({ length: 64 }, (_, index) => index);

const [firstText, ...otherTexts] = many.map(
  (index) =>
    `Срок по обращению ${4_829_301_756 + index} нужно больше времени. Новый срок ответа до 25.11.2026. Причина: «ждём деталь».${'!'.repeat(index % 4)}`,
);

const [firstFacts, ...otherFacts] = many.map((index): MessageFacts['registered'] => ({
  number: String(4_829_301_756 + index * 104_729),
  at: new Date(noon + index * 60_000),
  dueAt: new Date(Date.UTC(2026, 10, 20 + (index % 30), 21)),
}));

/** With the words of the library alone. */
const sender: Sender = { ...mts, texts: {}, kinds: {} };

const catalogue = 'Обращение {number} принято. Ответим не позднее {due, date, day}.';

export async function measure(): Promise<readonly Row[]> {
  return [await counting(), await composing()];
}

async function counting(): Promise<Row> {
  if (firstText === undefined) throw new Error('no texts');
  const parts = (text: string): number => splitSms.split(text, { summary: true }).parts.length;
  const wrong = [firstText, ...otherTexts].find((text) => measureSms(text).segments !== parts(text));
  if (wrong !== undefined) throw new Error(`the two disagree about ${wrong}`);
  const [next, nextOfPeer] = [cycle([firstText, ...otherTexts]), cycle([firstText, ...otherTexts])];
  const { ours, other, ratio } = await compare(
    () => measureSms(next()),
    () => parts(nextOfPeer()),
  );
  return {
    what: 'an SMS counted, Russian, two parts',
    ours: duration(ours),
    peer: `split-sms: ${duration(other)}`,
    ratio,
    goal: { atLeast: 10 },
  };
}

async function composing(): Promise<Row> {
  if (firstFacts === undefined) throw new Error('no facts');
  const format = new IntlMessageFormat(catalogue, 'ru', {
    date: { day: { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: mts.timeZone } },
  });
  const byUs = (facts: MessageFacts['registered']): string =>
    compose(sender, 'registered', facts, { locale: 'ru', channel: 'chat' }).text;
  // A date format knows no exclusive end: it gets an instant of the last day.
  const byPeer = ({ number, dueAt }: MessageFacts['registered']): string =>
    String(format.format({ number, due: new Date(dueAt.getTime() - 1) }));
  const wrong = [firstFacts, ...otherFacts].find((facts) => byUs(facts) !== byPeer(facts));
  if (wrong !== undefined) throw new Error(`the texts differ:\n${byUs(wrong)}\n${byPeer(wrong)}`);
  const [next, nextOfPeer] = [cycle([firstFacts, ...otherFacts]), cycle([firstFacts, ...otherFacts])];
  const { ours, other, ratio } = await compare(
    () => byUs(next()),
    () => byPeer(nextOfPeer()),
  );
  return {
    what: 'a text composed, with a date',
    ours: duration(ours),
    peer: `intl-messageformat, compiled before: ${duration(other)}`,
    ratio,
    goal: { atLeast: 2 },
  };
}
