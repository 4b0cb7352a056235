/**
 * The drawing: a bar of the time that was promised, which is as wide as the page, and the moments below it, which fit into 288
 * pixels. Positions on the bar are percentages and the size of the text does not change, so it is readable at every width.
 */
import { drawBar } from './draw-bar.ts';
import { type Row, storyInWords } from './rows.ts';
import type { MomentName, Story } from './story.ts';
import { escapeXml, linesOfText } from './svg-text.ts';
import { type TimelineLocale, wordsIn } from './words.ts';

/** Tone and sign of each moment that is no plain dot: colour is never the only sign. */
const marks: { readonly [Name in MomentName]?: readonly [tone: string, sign: string] } = (() => {
  const check = 'm-3.4.2 2.3 2.4 4.6-5.2';
  const pause = 'm-1.9-2.8v5.6m3.8-5.6v5.6';
  const later = 'm-3.4 0h6.6m-2.6-2.7 2.7 2.7-2.7 2.7';
  const again = 'm3.3-1.2a3.5 3.5 0 1 0 .1 2.2m.2-4.2v2.2h-2.2';
  const cross = 'm-2.6-2.6 5.2 5.2m0-5.2-5.2 5.2';
  return {
    asked: ['wait', pause],
    held: ['wait', pause],
    extended: ['wait', later],
    promised: ['wait', later],
    reopened: ['accent', again],
    visit: ['accent', 'm-3.2-2.4h6.4v5.4h-6.4zm0 2h6.4'],
    overdue: ['bad', 'm0-3.8v4.2m0 2.7v.6'],
    answered: ['good', check],
    fulfilled: ['good', check],
    closed: ['good', check],
    rejected: ['bad', cross],
    failed: ['bad', cross],
    withdrawn: ['track', cross],
    cancelled: ['track', cross],
    returned: ['track', again],
    merged: ['track', later],
  };
})();

export function draw(
  story: Story,
  rows: readonly Row[],
  locale: TimelineLocale,
  { prefix, nonce }: { readonly prefix: string; readonly nonce: string | undefined },
): string {
  const { title, number } = story;
  const bar = drawBar(story, locale);
  let y = bar === '' ? 14 : 100;
  const drawn = rows.map((row, index) => {
    const { svg, height } = drawRow(row, y);
    const next = rows[index + 1];
    const waits = row.name === 'asked' || row.name === 'held' ? 'wait' : 'rail';
    const rail = next && `<path class="${next.isAhead ? 'ahead' : waits}" d="M12 ${y + 13}v${height - 26}"/>`;
    y += height;
    return `${rail ?? ''}${svg}`;
  });
  const heading = number === undefined ? title : `${title}, ${wordsIn[locale].number} ${number}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="zayavka-timeline" lang="${locale}" role="img" aria-labelledby="${prefix}-title ${prefix}-desc" width="100%" height="${y - 12}">`,
    `<title id="${prefix}-title">${escapeXml(heading)}</title>`,
    `<desc id="${prefix}-desc">${escapeXml(storyInWords(story, rows, locale))}</desc>`,
    `<style${nonce === undefined ? '' : ` nonce="${nonce}"`}>${style}</style>`,
    bar,
    ...drawn,
    '</svg>',
  ].join('');
}

function drawRow(
  { name, date, title, details, isAhead }: Row,
  y: number,
): { readonly svg: string; readonly height: number } {
  const [tone, sign] = marks[name] ?? ['accent'];
  const radius = sign === undefined ? 5 : 9;
  const halo = name === 'now' ? '<circle class="accent halo" r="10"/>' : '';
  const mark = `${halo}<circle class="${tone}${isAhead ? ' ahead' : ''}" r="${radius}"/>${sign === undefined ? '' : `<path class="sign" d="M0 0${sign}"/>`}`;
  let line = y + 4;
  const text = (words: string, kind = ''): string => {
    const drawn = `<text${kind} x="34" y="${line}">${escapeXml(words)}</text>`;
    line += 20;
    return drawn;
  };
  const texts = [text(date, ' class="date"'), text(title, ' class="name"')];
  texts.push(...details.flatMap((detail) => linesOfText(detail, 17.8)).map((words) => text(words)));
  return { svg: `<g transform="translate(12 ${y})">${mark}</g>${texts.join('')}`, height: line - y + 12 };
}

const style = [
  '{--a:var(--zayavka-accent,#3550c8);--g:var(--zayavka-good,#14774a);--w:var(--zayavka-wait,#9a5a00);--b:var(--zayavka-bad,#bf2637);--l:var(--zayavka-line,#d4d8e2);--o:var(--zayavka-on,#fff);display:block;overflow:visible;font:14px system-ui,sans-serif;fill:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}',
  ' .date{font-size:12.5px;fill-opacity:.75}',
  ' .name{font-size:15px;font-weight:600}',
  ' .accent{fill:var(--a);stroke:var(--a)}',
  ' .good{fill:var(--g);stroke:var(--g)}',
  ' .wait{fill:var(--w);stroke:var(--w)}',
  ' .bad{fill:var(--b);stroke:var(--b)}',
  ' .track,.zayavka-timeline .rail{fill:var(--l);stroke:var(--l)}',
  ' circle{stroke:none}',
  ' .ended{fill:currentColor;stroke:currentColor;opacity:.55}',
  ' .halo{opacity:.25}',
  ' .sign{fill:none;stroke:var(--o)}',
  ' .track+.sign,.zayavka-timeline .tick{stroke:currentColor}',
  ' .ahead{fill:none;stroke:var(--a)}',
  ' .ahead+.sign{stroke:var(--a)}',
  ' path.wait,.zayavka-timeline path.ahead{stroke-dasharray:0 6}',
  ' .bar{stroke-width:10}',
  ' .bar.wait,.zayavka-timeline .gap{stroke-linecap:butt}',
  ' .gap{stroke:var(--o);stroke-dasharray:3 3}',
]
  .map((rule) => `.zayavka-timeline${rule}`)
  .join('')
  .concat(
    '@media(prefers-color-scheme:dark){.zayavka-timeline{--a:var(--zayavka-accent,#9db1ff);--g:var(--zayavka-good,#62d59d);--w:var(--zayavka-wait,#f0b54a);--b:var(--zayavka-bad,#ff8d92);--l:var(--zayavka-line,#3b4150);--o:var(--zayavka-on,#14161c)}.zayavka-timeline:root{color:#e9ebf1}}',
  );
