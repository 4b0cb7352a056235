/**
 * Setting lines for a terminal: breaking them at a width, and colours where they are wanted.
 */
import type { Tone } from './story.ts';

export interface Paper {
  /** Columns. */
  readonly width: number;
  readonly colours: boolean;
}

const codes: Readonly<Record<Tone, string>> = {
  plain: '',
  strong: '1',
  message: '36',
  aside: '2',
  good: '32',
  bad: '31',
};

export function paint({ colours }: Paper, text: string, tone: Tone): string {
  return colours && tone !== 'plain' && text !== '' ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text;
}

/** Lines of at most so many columns, broken between words. Whatever could command the terminal is left out. */
export function broken(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let last = '';
    for (const word of paragraph
      .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
      .split(' ')
      .flatMap((one) => pieces(one, width))) {
      const longer = last === '' ? word : `${last} ${word}`;
      if (longer.length <= width) last = longer;
      else {
        lines.push(last);
        last = word;
      }
    }
    return [...lines, last];
  });
}

function pieces(word: string, width: number): readonly string[] {
  return word.length <= width ? [word] : (word.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? []);
}

/** What of a stream is asked: a pipe has neither. */
export type Screen = Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>;

/** https://no-color.org; and 80 to 100 columns, because longer lines are not read. */
export function paperOf(screen: Screen, environment: NodeJS.ProcessEnv): Paper {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = environment;
  const isTerminal = screen.isTTY === true && TERM !== 'dumb';
  const colours = NO_COLOR === '' && (FORCE_COLOR === '' ? isTerminal : FORCE_COLOR !== '0');
  return { width: Math.min(100, Math.max(80, screen.columns ?? 96)), colours };
}
