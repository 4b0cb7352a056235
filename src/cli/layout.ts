/**
 * Text for a terminal of 80 columns.
 */

const columns = 80;

/** Words in lines of at most 80 columns, every line behind `indent`; line breaks of the text stay. */
export function wrapped(text: string, indent = ''): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines = [''];
    for (const word of line.split(' ')) {
      const last = lines.at(-1) ?? '';
      const longer = last === '' ? word : `${last} ${word}`;
      if (last === '' || indent.length + longer.length <= columns) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.map((one) => `${indent}${one}`.trimEnd());
  });
}

/** The same with a label before the first line. */
export function labelled(label: string, text: string, indent: string): readonly string[] {
  const [first = '', ...others] = wrapped(text, indent);
  return [`${label.padEnd(indent.length)}${first.slice(indent.length)}`.trimEnd(), ...others];
}

export function asLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
