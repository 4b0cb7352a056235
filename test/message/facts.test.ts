import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../package/sources.ts';
import { messageNames, messageTable, userTextOf } from './room.ts';
import { longest, shortest } from './senders.ts';

/** As templates of a catalogue name them. */
function namesOf(facts: object): string[] {
  return Object.keys(facts)
    .filter((name) => name !== 'at' && name !== 'promise')
    .map((name) => (name === 'dueAt' ? 'due' : name))
    .sort();
}

describe('a message', () => {
  it('is a row, the type of its facts and its texts, and nothing else of the room', () => {
    const naming = sourceFiles()
      .filter(({ path, text }) => path.startsWith('message/') && /\brescheduled\b/.test(text))
      .map(({ path }) => path);
    expect(naming).toEqual([
      'message/facts.ts',
      'message/message-table.ts',
      'message/texts/english.ts',
      'message/texts/russian.ts',
    ]);
  });
});

describe('the named facts of a message', () => {
  it.each(messageNames)('are those of its type: %s', (name) => {
    const { required = [], optional = [] } = messageTable[name];
    const userText = userTextOf(name);
    expect(['number', 'subject', ...required].sort()).toEqual(namesOf(shortest[name]));
    expect(['number', 'subject', ...required, ...optional].sort()).toEqual(namesOf(longest[name]));
    const words = namesOf(longest[name]).filter((fact) => ['answer', 'reason', 'question'].includes(fact));
    expect(words).toEqual(userText === undefined ? [] : [userText]);
  });
});
