/**
 * What CloudEvents 1.0.2 and its JSON format demand of an event: names and types of attributes, texts without control characters,
 * times with a zone on days that exist, URIs by RFC 3986, one kind of data.
 */
import { counted } from '../../kernel/input/described.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';

/**
 * What is wrong with one attribute; a foreign value is not repeated.
 *
 * @see {@link cloudEventIssues}
 */
export interface AttributeIssue {
  readonly attribute: string;
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
}

type Rule = readonly [expected: string, holds: (value: unknown) => boolean];

/** No control character, no noncharacter and no half of a surrogate pair (§2.1). */
const textPattern = /^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+$/u;

/** RFC 3986, appendix A: scheme, authority, path, query, fragment. */
const uriPattern =
  /^(?:(?<scheme>[a-z][a-z0-9+.-]*):)?(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(?:\[(?<ip>[\da-fv.:]+)\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?(?=[/?#]|$)|(?!\/\/))(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;

const timePattern =
  /^(?<day>\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|(?<leap>60))(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const mediaTypePattern = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"]*"))*$/;

/** RFC 4648 §4, padded. */
const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const text: Rule = ['a text that is not empty, without control characters', isText];

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['specversion', ["'1.0'", (value) => value === '1.0']],
  ['id', text],
  ['source', ['a URI reference (RFC 3986)', isUriReference]],
  ['type', text],
  ['subject', text],
  ['time', ['a date and time with its zone (RFC 3339) of a day that exists', isTime]],
  [
    'datacontenttype',
    ['a media type, such as application/json', (value) => isText(value) && mediaTypePattern.test(value)],
  ],
  ['dataschema', ['a URI with a scheme (RFC 3986)', isUri]],
  ['data_base64', ['base64 (RFC 4648), padded', (value) => typeof value === 'string' && base64Pattern.test(value)]],
]);

const extension: Rule = ['a text, true or false, or a whole number of 32 bits', isExtensionValue];

const required = ['specversion', 'id', 'source', 'type'] as const;

/**
 * Everything that is wrong with an event in the JSON format; an attribute that is `null` counts as absent.
 *
 * @example
 * const [issue] = cloudEventIssues({ specversion: '1.0', id: '1', source: '/a b', type: 't' });
 * issue //=> { attribute: 'source', found: 'a text of 4 characters', expected: 'a URI reference (RFC 3986)' }
 */
export function cloudEventIssues(event: unknown): readonly AttributeIssue[] {
  try {
    return issuesOf(event);
  } catch {
    return [{ attribute: '', found: 'a value that cannot be read', expected: 'an object' }];
  }
}

function issuesOf(event: unknown): readonly AttributeIssue[] {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return [{ attribute: '', found: kindOf(event), expected: 'an object' }];
  }
  const given = new Map(Object.entries(event).filter(([, value]) => value !== null && value !== undefined));
  const issues = required
    .filter((name) => !given.has(name))
    .map((name): AttributeIssue => ({ attribute: name, found: 'nothing', expected: expectedOf(name) }));
  for (const [name, value] of given) {
    if (name === 'data') continue;
    const [expected, holds] = rules.get(name) ?? extension;
    if (!rules.has(name) && !/^[a-z\d]+$/.test(name)) {
      const attribute = name.slice(0, 40);
      issues.push({ attribute, found: 'this name', expected: 'a name of lower-case Latin letters and digits' });
    } else if (!holds(value)) issues.push({ attribute: name.slice(0, 40), found: kindOf(value), expected });
  }
  if (given.has('data') && given.has('data_base64')) {
    issues.push({ attribute: 'data_base64', found: 'data beside it', expected: 'one of the two' });
  }
  return issues;
}

function expectedOf(name: string): string {
  return rules.get(name)?.[0] ?? extension[0];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && textPattern.test(value);
}

function isUriReference(value: unknown): boolean {
  // A first segment with a colon would be read as a scheme.
  if (!isText(value)) return false;
  const { groups } = uriPattern.exec(value) ?? {};
  const { scheme, ip } = groups ?? {};
  const isAddress = ip === undefined || /^v[\da-f]+\.[\da-fv.:]+$/i.test(ip) || URL.canParse(`http://[${ip}]/`);
  return groups !== undefined && isAddress && (scheme !== undefined || !/^[^/?#]*:/.test(value));
}

function isUri(value: unknown): boolean {
  return isUriReference(value) && typeof value === 'string' && schemeOf(value) !== undefined;
}

function schemeOf(value: string): string | undefined {
  return uriPattern.exec(value)?.groups?.['scheme'];
}

function isTime(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const { day, leap } = timePattern.exec(value)?.groups ?? {};
  if (day === undefined || parseLocalDay(day) === undefined) return false;
  return leap === undefined || endsMonth(value);
}

/** Leap seconds are put in at the end of a month of UTC alone. */
function endsMonth(time: string): boolean {
  const before = time.replace(/:60(?:\.\d+)?(?=z|[+-])/i, ':59').toUpperCase();
  return new Date(Date.parse(before) + 1_000).toISOString().endsWith('-01T00:00:00.000Z');
}

function isExtensionValue(value: unknown): boolean {
  // Its bits are the number itself: it is whole and fits into 32 of them.
  return typeof value === 'number' ? (value | 0) === value : typeof value === 'boolean' || isText(value);
}

function kindOf(value: unknown): string {
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string'
    ? `a text of ${counted(value.length, 'character')}`
    : `a value of type ${typeof value}`;
}
