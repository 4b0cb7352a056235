/**
 * The options of a public call: each is read once, and a name that the call does not have is refused with the one that may be
 * meant. A misspelt option would be left out in silence, and the default would hold.
 */
import { Fault, type FaultCode } from '../fault.ts';
import { counted, described } from './described.ts';
import { nearestNames } from './nearest-names.ts';

/** The names of all options; the compiler sees that none is left out. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true };

/**
 * A copy of the options that are given. One that is `undefined` counts as left out.
 *
 * @throws Fault `code`: no object, an option that the call does not have, one that cannot be read
 */
export function readOptions<Options extends object>(
  call: string,
  options: Options,
  names: OptionNames<Options>,
  code: FaultCode = 'desk/invalid-setup',
): Options {
  const place = (name: string): string => `${call}: ${name}: expected`;
  if (typeof options !== 'object' || options === null) {
    // A text may be a secret or personal.
    const found = typeof options === 'string' ? 'a text' : described(options);
    throw new Fault(code, `${place('options')} an object with ${listed(names)}, found ${found}`);
  }
  const read = <Value>(name: string, get: () => Value): Value => {
    try {
      return get();
    } catch (cause) {
      throw new Fault(code, `${place(name)} a value that can be read, found an error`, { cause });
    }
  };
  const optionOf = (name: string): unknown => read(name, () => Reflect.get(options, name));
  const unknown = read('options', () => Object.keys(options)).filter((name) => !Object.hasOwn(names, name));
  const refused = unknown.find((name) => optionOf(name) !== undefined);
  if (refused !== undefined) throw new Fault(code, `${place(shown(refused))} ${meant(refused, names)}`);
  const given = Object.keys(names).map((name) => [name, optionOf(name)] as const);
  // The copy has all that was given, and nothing else.
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Options;
}

/** What does not look like a name may be a secret or personal. */
function shown(name: string): string {
  return /^[A-Za-z_][\w-]{0,39}$/u.test(name) ? name : `a name of ${counted(name.length, 'character')}`;
}

function meant(name: string, names: object): string {
  const [near] = nearestNames(name, Object.keys(names));
  return `no such option; ${near === undefined ? '' : `'${near}' is meant? `}they are ${listed(names)}`;
}

function listed(names: object): string {
  return Object.keys(names).join(', ');
}
