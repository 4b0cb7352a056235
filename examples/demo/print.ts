/**
 * Prints the demonstration: the ledger and the figures, then chapters with the time, the speaker and the text in columns.
 */
import { localDateTime } from './dates.ts';
import type { MonthFigures } from './figures.ts';
import type { Problem } from './journal.ts';
import type { Say } from './language.ts';
import type { Chapter, Line, Speaker } from './story.ts';
import type { SummaryRow } from './summary.ts';
import { paint, type Terminal, wrapText } from './terminal.ts';
import { type Totals, totalNames } from './totals.ts';
import type { Voice } from './voices.ts';

/** «Thu 2025-10-02  » and «09:40  » and «subscriber  » */
const dayWidth = 16;
const timeWidth = 7;
const speakerWidth = 12;
/** «10-02  » in a story in short. */
const shortDayWidth = 7;

export function printHead(title: string, contacts: number, terminal: Terminal, say: Say): readonly string[] {
  const text = say(
    `${title}: ${contacts} contacts in simulated Moscow time`,
    `${title}: контактов ${contacts}, время модельное`,
  );
  return wrapText(text, terminal.width).map((one) => paint(terminal, one, 'strong'));
}

export function printSummary(summary: readonly SummaryRow[], terminal: Terminal, say: Say): readonly string[] {
  const titleWidth = Math.min(30, terminal.width - 57);
  const row = (chapter: string, number: string, operator: string, title: string, rest: readonly string[]): string => {
    const shown = title.length < titleWidth ? title : `${title.slice(0, titleWidth - 2)}…`;
    const [due = '', answered = '', outcome = ''] = rest;
    const dates = due.padEnd(12) + answered.padEnd(12);
    return `${chapter.padStart(2)}  ${number.padEnd(13)}${operator.padEnd(9)}${shown.padEnd(titleWidth)}${dates}${outcome}`;
  };
  const heads = [say('due', 'срок'), say('answered', 'ответ'), ''];
  const head = row('', say('number', 'номер'), say('operator', 'оператор'), say('request', 'заявка'), heads).trimEnd();
  const lines = summary.map(({ chapter, number, operator, title, due, answered, outcome, isLate }) =>
    paint(terminal, row(String(chapter), number, operator, title, [due, answered, outcome]), isLate ? 'bad' : 'plain'),
  );
  return [paint(terminal, head, 'strong'), ...lines];
}

export function printTotals(totals: ReadonlyMap<string, Totals>, terminal: Terminal, say: Say): readonly string[] {
  const heads = [
    say('taken', 'принято'),
    say('in time', 'в срок'),
    say('late', 'поздно'),
    say('ended', 'закрыто'),
    say('open', 'открыто'),
    say('consulted', 'сразу'),
    say('sent', 'ушло'),
    say('replaced', 'замена'),
    say('unsent', 'не ушло'),
    say('SMS', 'SMS'),
  ];
  const nameWidth = 8;
  const row = (name: string, cells: readonly string[]): string =>
    name.padEnd(nameWidth) + cells.map((cell, index) => cell.padStart(widthOf(heads[index] ?? ''))).join('');
  const all = totalNames.map((name) => [...totals.values()].reduce((sum, one) => sum + one[name], 0));
  const explanation = say(
    'consulted: answered at once · replaced: by later news · SMS: parts',
    'сразу: ответили без заявки · замена: новость уже другая · SMS: в частях',
  );
  return [
    ruleWith(explanation, terminal),
    paint(terminal, row('', heads), 'strong'),
    ...[...totals].map(([name, one]) =>
      row(
        name,
        totalNames.map((total) => String(one[total])),
      ),
    ),
    paint(terminal, row(say('all', 'все'), all.map(String)), 'strong'),
  ];
}

function widthOf(head: string): number {
  return Math.max(6, head.length + 1);
}

/** The figures of the service: consultations count as answered in time. */
export function printMonths(months: readonly MonthFigures[], terminal: Terminal, say: Say): readonly string[] {
  const heads = [
    say('registered', 'принято'),
    say('answered', 'отвечено'),
    say('in time', 'в срок'),
    say('late', 'поздно'),
    say('open', 'открыто'),
    say('median days', 'медиана, дней'),
  ];
  const row = (month: string, cells: readonly string[]): string =>
    month.padEnd(12) + cells.map((cell, index) => cell.padStart((heads[index]?.length ?? 0) + 2)).join('');
  const lines = months.map(({ month, registered, answered, inTime, late, open, median }) => {
    const days = median === undefined ? '–' : (median / 86_400_000).toFixed(1);
    return row(month, [...[registered, answered, inTime, late, open].map(String), days]);
  });
  return [rule(terminal), paint(terminal, row(say('month', 'месяц'), heads), 'strong'), ...lines];
}

/** A chapter with every contact, message, reason and automatic event. */
export function printChapter(chapter: Chapter, index: number, terminal: Terminal, say: Say): readonly string[] {
  const { headline, title, entries } = chapter;
  const heads = wrapText(headline ?? title, terminal.width - 4).map((text, row) => {
    const number = row === 0 ? String(index + 1) : '';
    return paint(terminal, `${number.padStart(2)}  ${text}`, 'strong');
  });
  const below = headline === undefined ? [] : wrapText(title, terminal.width - 4).map((text) => `    ${text}`);
  const lines: string[] = [];
  let before = { day: '', time: '' };
  for (const entry of entries) {
    const { day, time } = localDateTime(entry.at, say);
    const isNewDay = day !== before.day;
    const shown =
      (isNewDay ? day : '').padEnd(dayWidth) + (isNewDay || time !== before.time ? time : '').padEnd(timeWidth);
    before = { day, time };
    lines.push(...printEntry(entry.lines, shown + speakerWords(entry.speaker, say).padEnd(speakerWidth), terminal));
  }
  return [rule(terminal), ...heads, ...below, '', ...lines, ''];
}

/** A chapter in a few lines: what was asked, promised and told. */
export function printInShort(chapter: Chapter, index: number, terminal: Terminal, say: Say): readonly string[] {
  const lines: string[] = [];
  let before = '';
  for (const { at, speaker, short } of chapter.entries) {
    if (short === undefined) continue;
    const { date } = localDateTime(at, say);
    const shown = (date === before ? '' : date.slice('yyyy-'.length)).padEnd(shortDayWidth);
    before = date;
    lines.push(...printEntry(short, shown + speakerWords(speaker, say).padEnd(speakerWidth), terminal));
  }
  return [ruleWith(`${index + 1} · ${chapter.headline ?? chapter.title}`, terminal), ...lines];
}

/** One news in the words of each operator. */
export function printVoices(voices: readonly Voice[], terminal: Terminal, say: Say): readonly string[] {
  const headline = say('One complaint, four voices', 'Одна жалоба, четыре голоса');
  const lines = voices.flatMap(({ operator, text }) =>
    printEntry([{ text, tone: 'message' }], operator.padEnd(speakerWidth - 2), terminal),
  );
  return [ruleWith(headline, terminal), ...lines];
}

function printEntry(lines: readonly Line[], start: string, terminal: Terminal): readonly string[] {
  const texts = lines.flatMap((one) => printLine(one, terminal.width - start.length, terminal));
  return texts.map((text, index) => (index === 0 ? paint(terminal, start, 'aside') : ' '.repeat(start.length)) + text);
}

function printLine({ text, tone }: Line, room: number, terminal: Terminal): readonly string[] {
  const margin = tone === 'message' ? '│ ' : tone === 'aside' ? '  ' : '';
  return wrapText(text, room - margin.length).map((one) => paint(terminal, (margin + one).trimEnd(), tone));
}

function speakerWords(speaker: Speaker, say: Say): string {
  switch (speaker) {
    case 'subscriber':
      return say(speaker, 'абонент');
    case 'operator':
      return say(speaker, 'оператор');
    case 'stranger':
      return say(speaker, 'чужой');
    case 'desk':
      return say(speaker, 'система');
    case 'by itself':
      return say(speaker, 'по сроку');
    case 'chat':
      return say(speaker, 'чат');
    case 'e-mail':
      return say(speaker, 'почта');
    case 'voice':
      return say(speaker, 'голос');
    default:
      return speaker;
  }
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

/** «── 2 · Five days become thirty ─────» */
function ruleWith(headline: string, terminal: Terminal): string {
  const [text = ''] = wrapText(headline, terminal.width - 8);
  const rest = '─'.repeat(terminal.width - text.length - 4);
  return `${paint(terminal, '──', 'aside')} ${paint(terminal, text, 'strong')} ${paint(terminal, rest, 'aside')}`;
}
