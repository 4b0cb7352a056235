/**
 * Prints a story: a chapter for each request, with times on the left, then who, then what; at the end the table.
 */
import { type Figure, type Figures, rows } from './figures.ts';
import type { BrokenLine } from './journal.ts';
import type { LedgerRow } from './ledger.ts';
import { momentOf } from './moments.ts';
import { broken, type Paper, paint } from './paper.ts';
import type { Chapter, Entry, Line } from './story.ts';

/** «Thu 2025-10-02  » and «09:40  » and «subscriber  » */
const dayWidth = 16;
const timeWidth = 7;
const voiceWidth = 12;
const textStart = dayWidth + timeWidth + voiceWidth;

export function printHead(title: string, contacts: number, paper: Paper): readonly string[] {
  const text =
    `${contacts} contacts of subscribers, played on a desk of four operators under a simulated clock. ` +
    'A chapter is one request: what was said, the number it got, the deadline and the reason for it, every message as ' +
    'the subscriber saw it, and what happened by itself. Times are Moscow time.';
  const heads = broken(title, paper.width).map((one) => paint(paper, one, 'strong'));
  return [...heads, '', ...broken(text, paper.width), ''];
}

export function printChapter(chapter: Chapter, index: number, paper: Paper): readonly string[] {
  const { headline, title, entries } = chapter;
  const heads = broken(headline ?? title, paper.width - 4).map((text, row) => {
    const number = row === 0 ? String(index + 1) : '';
    return paint(paper, `${number.padStart(2)}  ${text}`, 'strong');
  });
  const below = headline === undefined ? [] : broken(title, paper.width - 4).map((text) => `    ${text}`);
  const lines: string[] = [];
  let before = { day: '', time: '' };
  for (const entry of entries) {
    const { day, time } = momentOf(entry.at);
    const isNewDay = day !== before.day;
    const shown =
      (isNewDay ? day : '').padEnd(dayWidth) + (isNewDay || time !== before.time ? time : '').padEnd(timeWidth);
    before = { day, time };
    lines.push(...printEntry(entry, shown, paper));
  }
  return [rule(paper), ...heads, ...below, '', ...lines, ''];
}

function printEntry({ voice, lines }: Entry, time: string, paper: Paper): readonly string[] {
  const texts = lines.flatMap((one) => printLine(one, paper));
  const first = paint(paper, time, 'aside') + voice.padEnd(voiceWidth);
  return texts.map((text, index) => (index === 0 ? first : ' '.repeat(textStart)) + text);
}

function printLine({ text, tone }: Line, paper: Paper): readonly string[] {
  const margin = tone === 'message' ? '│ ' : tone === 'aside' ? '  ' : '';
  const room = paper.width - textStart - margin.length;
  return broken(text, room).map((one) => paint(paper, (margin + one).trimEnd(), tone));
}

export function printLedger(ledger: readonly LedgerRow[], paper: Paper): readonly string[] {
  const titleWidth = Math.min(28, paper.width - 60);
  const row = (chapter: string, number: string, operator: string, title: string, rest: readonly string[]): string => {
    const shown = title.length < titleWidth ? title : `${title.slice(0, titleWidth - 3)}…`;
    const [due = '', answered = '', fate = ''] = rest;
    const dates = due.padEnd(12) + answered.padEnd(12);
    return `${chapter.padStart(2)}  ${number.padEnd(14)}${operator.padEnd(10)}${shown.padEnd(titleWidth)}${dates}${fate}`;
  };
  const head = row('', 'number', 'operator', 'request', ['due', 'answered', '']).trimEnd();
  const lines = ledger.map(({ chapter, number, operator, title, due, answered, fate }) => {
    const tone = fate === 'late' ? 'bad' : 'plain';
    return paint(paper, row(String(chapter), number, operator, title, [due, answered, fate]), tone);
  });
  return [rule(paper), paint(paper, head, 'strong'), ...lines, ''];
}

export function printFigures(figures: ReadonlyMap<string, Figures>, paper: Paper): readonly string[] {
  const columns = [...figures.entries()];
  const widthOf = (name: string): number => Math.max(9, name.length + 2);
  const heads = [...columns.map(([name]) => name.padStart(widthOf(name))), 'all'.padStart(widthOf('all'))];
  const lines = Object.entries(rows).map(([row, label]) => {
    // The keys of the table are figures; `Object.entries` types them as plain strings.
    const figure = row as Figure;
    const cells = columns.map(([name, one]) => String(one[figure]).padStart(widthOf(name)));
    const sum = columns.reduce((total, [, one]) => total + one[figure], 0);
    return label.padEnd(textStart) + cells.join('') + paint(paper, String(sum).padStart(widthOf('all')), 'strong');
  });
  return [rule(paper), paint(paper, ' '.repeat(textStart) + heads.join(''), 'strong'), ...lines];
}

export function printBroken(lines: readonly BrokenLine[], paper: Paper): readonly string[] {
  const places = new Set(lines.map(({ index }) => index)).size;
  const head = `The journal is broken in ${places} place${places === 1 ? '' : 's'}; the rest was played.`;
  const items = [...lines]
    .sort((a, b) => (a.index ?? Number.POSITIVE_INFINITY) - (b.index ?? Number.POSITIVE_INFINITY))
    .flatMap(({ place, found, expected }) =>
      broken(`${place}: found ${found}, expected ${expected}`, paper.width - 4).map(
        (one, index) => (index === 0 ? '  ' : '    ') + one,
      ),
    );
  return ['', paint(paper, head, 'bad'), ...items];
}

function rule(paper: Paper): string {
  return paint(paper, '─'.repeat(paper.width), 'aside');
}
