/**
 * Output for a terminal: lines of a given width, colours on request.
 */
import type { Tone } from './story.ts';

export interface Terminal {
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

export function paint({ colours }: Terminal, text: string, tone: Tone): string {
  return colours && tone !== 'plain' && text !== '' ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text;
}

/** Breaks a text between words into lines of at most `width` columns. Removes control characters. */
export function wrapText(text: string, width: number): readonly string[] {
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

/** What the output needs to know of a stream. A pipe has neither field. */
export type Screen = Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>;

/** Colours by https://no-color.org; 80 to 100 columns, because longer lines are hard to read. */
export function terminalOf(screen: Screen, environment: NodeJS.ProcessEnv): Terminal {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = environment;
  const isTerminal = screen.isTTY === true && TERM !== 'dumb';
  const colours = NO_COLOR === '' && (FORCE_COLOR === '' ? isTerminal : FORCE_COLOR !== '0');
  return { width: Math.min(100, Math.max(80, screen.columns ?? 80)), colours };
}
