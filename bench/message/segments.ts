/**
 * Encoding and number of parts of a text message. Before the run all candidates are asked about every text and must
 * agree.
 */
import { SegmentedMessage } from 'sms-segments-calculator';
import peer from 'split-sms';
import { measureSms } from '../../src/message/sms/measure-sms.ts';
import { type Candidate, claim, compare, print } from '../measure.ts';

const russian = Array.from(
  { length: 64 },
  (_, index) =>
    `МТС: по обращению N ${4_829_301_756 + index} нужно больше времени. Новый срок ответа до 25.11.2026. Причина: «ждём деталь».${'!'.repeat(index % 4)}`,
);
const latin = Array.from(
  { length: 64 },
  (_, index) =>
    `MTS: po obrashcheniyu N ${4_829_301_756 + index} nuzhno bol'she vremeni. Novyy srok otveta do 25.11.2026.${' OK'.repeat(index % 4)}`,
);

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const table = new Uint8Array(65_536);
for (const character of basic) table[character.charCodeAt(0)] = 1;
for (const character of '\f^{}\\[~]|€') table[character.charCodeAt(0)] = 2;

interface Measured {
  readonly encoding: 'gsm7' | 'ucs2';
  readonly units: number;
  readonly segments: number;
}

/** Without surrogate pairs and clusters: right for these texts, not for all. */
export function tableLoop(text: string): Measured {
  let units = 0;
  for (let index = 0; index < text.length; index += 1) {
    const cost = table[text.charCodeAt(index)] ?? 0;
    if (cost === 0) {
      units = text.length;
      return { encoding: 'ucs2', units, segments: units <= 70 ? 1 : Math.ceil(units / 67) };
    }
    units += cost;
  }
  return { encoding: 'gsm7', units, segments: units <= 160 ? 1 : Math.ceil(units / 153) };
}

function candidates(texts: readonly string[]): readonly Candidate[] {
  let turn = 0;
  const next = (): string => {
    turn = (turn + 1) & 63;
    // The index is kept below the 64 texts.
    return texts[turn] as string;
  };
  return [
    { name: 'measureSms', role: 'ours', run: () => measureSms(next()) },
    { name: 'table loop', role: 'limit', run: () => tableLoop(next()) },
    { name: 'split-sms', role: 'peer', run: () => peer.split(next(), { summary: true }).parts.length },
    { name: 'sms-segments-calculator', role: 'peer', run: () => new SegmentedMessage(next()).segmentsCount },
  ];
}

/** The number of parts, by everybody. */
function answers(text: string): readonly number[] {
  return [
    measureSms(text).segments,
    tableLoop(text).segments,
    peer.split(text).parts.length,
    new SegmentedMessage(text).segmentsCount,
  ];
}

export async function runSegments(): Promise<void> {
  for (const [title, texts] of [
    ['Russian', russian],
    ['Latin', latin],
  ] as const) {
    const wrong = texts.filter((text) => new Set(answers(text)).size > 1);
    if (wrong.length > 0) throw new Error(`${title}: the candidates disagree about ${JSON.stringify(wrong[0])}`);
    const list = candidates(texts);
    const rows = await compare(list);
    print(`parts of a text message, ${title}`, rows);
    const of = (name: string): number => rows.find((row) => row.name === name)?.nanoseconds ?? Number.NaN;
    const ours = of('measureSms');
    claim('measureSms to a table loop', ours / of('table loop'), { atMost: 5 });
    claim('split-sms to measureSms', of('split-sms') / ours, { atLeast: 10 });
    claim('sms-segments-calculator to measureSms', of('sms-segments-calculator') / ours, { atLeast: 10 });
  }
}
