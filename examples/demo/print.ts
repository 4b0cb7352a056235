/**
 * Prints the story: chapters with the time, the speaker and the text in columns; at the end the tables.
 */

import { localDateTime } from './dates.ts';
import type { MonthFigures } from './figures.ts';
import type { Problem } from './journal.ts';
import type { Chapter, Entry, Line } from './story.ts';
import type { SummaryRow } from './summary.ts';
import { paint, type Terminal, wrapText } from './terminal.ts';
import { rows, type TotalName, type Totals } from './totals.ts';

/** «Thu 2025-10-02  » and «09:40  » and «subscriber  » */
const dayWidth = 16;
const timeWidth = 7;
const speakerWidth = 12;
const textStart = dayWidth + timeWidth + speakerWidth;

export function printHead(title: string, contacts: number, terminal: Terminal): readonly string[] {
  const text =
    `${contacts} contacts of subscribers, played on a desk of four operators under a simulated clock. ` +
    'A chapter is one request: what was said, the number it got, the deadline and the reason for it, every message as ' +
    'the subscriber saw it, and what happened by itself. Times are Moscow time.';
  const heads = wrapText(title, terminal.width).map((one) => paint(terminal, one, 'strong'));
  return [...heads, '', ...wrapText(text, terminal.width), ''];
}

export function printChapter(chapter: Chapter, index: number, terminal: Terminal): readonly string[] {
  const { headline, title, entries } = chapter;
  const heads = wrapText(headline ?? title, terminal.width - 4).map((text, row) => {
    const number = row === 0 ? String(index + 1) : '';
    return paint(terminal, `${number.padStart(2)}  ${text}`, 'strong');
  });
  const below = headline === undefined ? [] : wrapText(title, terminal.width - 4).map((text) => `    ${text}`);
  const lines: string[] = [];
  let before = { day: '', time: '' };
  for (const entry of entries) {
    const { day, time } = localDateTime(entry.at);
    const isNewDay = day !== before.day;
    const shown =
      (isNewDay ? day : '').padEnd(dayWidth) + (isNewDay || time !== before.time ? time : '').padEnd(timeWidth);
    before = { day, time };
    lines.push(...printEntry(entry, shown, terminal));
  }
  return [rule(terminal), ...heads, ...below, '', ...lines, ''];
}

function printEntry({ speaker, lines }: Entry, time: string, terminal: Terminal): readonly string[] {
  const texts = lines.flatMap((one) => printLine(one, terminal));
  const first = paint(terminal, time, 'aside') + speaker.padEnd(speakerWidth);
  return texts.map((text, index) => (index === 0 ? first : ' '.repeat(textStart)) + text);
}

function printLine({ text, tone }: Line, terminal: Terminal): readonly string[] {
  const margin = tone === 'message' ? '│ ' : tone === 'aside' ? '  ' : '';
  const room = terminal.width - textStart - margin.length;
  return wrapText(text, room).map((one) => paint(terminal, (margin + one).trimEnd(), tone));
}

export function printSummary(summary: readonly SummaryRow[], terminal: Terminal): readonly string[] {
  const titleWidth = Math.min(28, terminal.width - 60);
  const row = (chapter: string, number: string, operator: string, title: string, rest: readonly string[]): string => {
    const shown = title.length < titleWidth ? title : `${title.slice(0, titleWidth - 3)}…`;
    const [due = '', answered = '', outcome = ''] = rest;
    const dates = due.padEnd(12) + answered.padEnd(12);
    return `${chapter.padStart(2)}  ${number.padEnd(14)}${operator.padEnd(10)}${shown.padEnd(titleWidth)}${dates}${outcome}`;
  };
  const head = row('', 'number', 'operator', 'request', ['due', 'answered', '']).trimEnd();
  const lines = summary.map(({ chapter, number, operator, title, due, answered, outcome }) => {
    const tone = outcome === 'late' ? 'bad' : 'plain';
    return paint(terminal, row(String(chapter), number, operator, title, [due, answered, outcome]), tone);
  });
  return [rule(terminal), paint(terminal, head, 'strong'), ...lines, ''];
}

export function printTotals(totals: ReadonlyMap<string, Totals>, terminal: Terminal): readonly string[] {
  const columns = [...totals.entries()];
  const widthOf = (name: string): number => Math.max(9, name.length + 2);
  const heads = [...columns.map(([name]) => name.padStart(widthOf(name))), 'all'.padStart(widthOf('all'))];
  const lines = Object.entries(rows).map(([row, label]) => {
    // The cast is needed because `Object.entries` types the keys of `rows` as plain strings.
    const figure = row as TotalName;
    const cells = columns.map(([name, one]) => String(one[figure]).padStart(widthOf(name)));
    const sum = columns.reduce((total, [, one]) => total + one[figure], 0);
    return label.padEnd(textStart) + cells.join('') + paint(terminal, String(sum).padStart(widthOf('all')), 'strong');
  });
  return [rule(terminal), paint(terminal, ' '.repeat(textStart) + heads.join(''), 'strong'), ...lines];
}

/** The figures of the service: consultations count as answered in time. */
export function printMonths(months: readonly MonthFigures[], terminal: Terminal): readonly string[] {
  const heads = ['registered', 'answered', 'in time', 'late', 'open', 'median days'];
  const line = (month: string, cells: readonly string[]): string =>
    month.padEnd(12) + cells.map((cell, index) => cell.padStart((heads[index]?.length ?? 0) + 2)).join('');
  const lines = months.map(({ month, registered, answered, inTime, late, open, median }) => {
    const days = median === undefined ? '–' : (median / 86_400_000).toFixed(1);
    return line(month, [...[registered, answered, inTime, late, open].map(String), days]);
  });
  return [rule(terminal), paint(terminal, line('month', heads), 'strong'), ...lines];
}

export function printProblems(lines: readonly Problem[], terminal: Terminal): readonly string[] {
  const places = new Set(lines.map(({ index }) => index)).size;
  const head = `The journal is broken in ${places} place${places === 1 ? '' : 's'}; the rest was played.`;
  const items = [...lines]
    .sort((a, b) => (a.index ?? Number.POSITIVE_INFINITY) - (b.index ?? Number.POSITIVE_INFINITY))
    .flatMap(({ place, found, expected }) =>
      wrapText(`${place}: found ${found}, expected ${expected}`, terminal.width - 4).map(
        (one, index) => (index === 0 ? '  ' : '    ') + one,
      ),
    );
  return ['', paint(terminal, head, 'bad'), ...items];
}

function rule(terminal: Terminal): string {
  return paint(terminal, '─'.repeat(terminal.width), 'aside');
}
