/**
 * A table instead of many edits: a new command and a new message are a row each, and what they mean. The files that name
 * one of each show where a new one has to be written.
 */
import { describe, expect, it } from 'vitest';
import { filesThatName } from './rules.ts';
import { sourceFile, sourceFiles } from './sources.ts';

const files = sourceFiles();

describe('a table instead of many edits', () => {
  it('a command is a row and its meaning', () => {
    expect(filesThatName(files, ['escalate', 'escalated'])).toEqual(['request/command-table.ts', 'request/evolve.ts']);
  });

  it('a message is a row, its facts, its texts and the kinds that send it', () => {
    // Texts: the standard ones, and those of the operators in their own voices.
    const texts = /^message\/texts\/standard\/|^operators\/\w+\/\w+-voice\.ts$/u;
    expect(filesThatName(files, ['needsAnswer']).filter((path) => !texts.test(path))).toEqual([
      'message/facts.ts',
      'message/message-table.ts',
      'message/sample-facts.ts',
      'operators/rules/message/message-facts.ts',
      'operators/rules/message/true-until.ts',
      'operators/standard-kinds.ts',
      // The names that a voice speaks in words of its own.
      'operators/voice/speak.ts',
    ]);
  });

  it('would notice a word as a key, a text or a type, but not in a comment', () => {
    const code = ['/** hold */', '// hold'].map((text) => sourceFile('sla/x.ts', text));
    const words = ['const x = { hold: 1 };', `const x = 'hold';`, `type X = 'hold';`];
    expect(filesThatName(code, ['hold'])).toEqual([]);
    expect(words.every((text) => filesThatName([sourceFile('sla/x.ts', text)], ['hold']).length === 1)).toBe(true);
  });
});
