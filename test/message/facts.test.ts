import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../package/sources.ts';
import { messageNames, messageTable, statusNames, textNames, userTextOf } from './room.ts';

describe('a message', () => {
  it('is a row, the type of its facts and its texts, and nothing else of the room', () => {
    const naming = sourceFiles()
      .filter(({ path, text }) => path.startsWith('message/') && /\brescheduled\b/.test(text))
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('message/texts/standard/'));
    expect(naming).toEqual(['message/facts.ts', 'message/message-table.ts', 'message/sample-facts.ts']);
  });
});

describe('the table of texts', () => {
  it('has every message, every status and the other texts, each once', () => {
    expect(new Set(textNames).size).toBe(textNames.length);
    expect(textNames.length).toBe(messageNames.length + statusNames.length + 9);
    expect(textNames).toEqual(expect.arrayContaining(['title', 'numbered', 'status.overdue', 'frame', 'subject']));
  });

  it('knows the words of a person, at most one of a message', () => {
    for (const name of messageNames) {
      const words = Object.keys(messageTable[name].arguments).filter((argument) =>
        ['answer', 'reason', 'question', 'note'].includes(argument),
      );
      expect(words).toEqual(userTextOf(name) === undefined ? [] : [userTextOf(name)]);
    }
  });
});
