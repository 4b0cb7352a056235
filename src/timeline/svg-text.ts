/**
 * Text in an SVG document: safe inside of elements and attributes (XML 1.0), and broken into lines, which SVG does not do.
 */
export function escapeXml(text: string): string {
  // What XML cannot hold at all goes; tabs and line ends become spaces.
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^ -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** In ems, for any sans-serif font, rather too wide than too narrow. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += /[\s.,:;!'|()[\]ijlI-]/.test(character) ? 0.34 : /[a-zа-яё\d]/.test(character) ? 0.58 : 0.8;
    if (/[mwжшщюмыфШЩ@—]|[^\0-\u04ff]/.test(character)) width += 0.27;
  }
  return width;
}

/** At most four lines of that many ems; what does not fit ends with an ellipsis. A word that is longer than a line is broken. */
export function linesOfText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // More does not fit; the description has all of it.
  for (const word of text.slice(0, 400).split(/(?<=\s)/)) {
    for (const piece of widthOf(word) > width ? word : [word]) {
      if (widthOf((line + piece).trim()) > width) {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
  }
  lines.push(line);
  return lines.length > 4 ? [...lines.slice(0, 3), `${lines[3]?.trim()}…`] : lines;
}
