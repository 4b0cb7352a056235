/**
 * Phone numbers in E.164 (ITU-T E.164 §6: `+`, country code, at most 15 digits): how they are shown, which ones take text
 * messages, and in which zone a Russian landline stands.
 */
import { faultsOnly } from './input/faults-only.ts';

const e164 = /^\+[1-9]\d{6,14}$/;

/** Country codes of one and of two digits (ITU-T E.164, list of assigned codes); all others have three. */
const shortCountryCode = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A number as people read it: country, area, the rest in short groups. Russian texts have hyphens between the last groups, all
 * others spaces (ITU-T E.123). What is no E.164 number stays as it is.
 *
 * @param locale language tag of the text around, `ru` by default
 *
 * @example
 * formatPhone('+79161234567') //=> '+7 916 123-45-67'
 */
export function formatPhone(msisdn: string, locale = 'ru'): string {
  return faultsOnly('formatPhone', () => {
    if (!e164.test(msisdn)) return msisdn;
    const country = countryCode(msisdn);
    const rest = msisdn.slice(1 + country.length);
    // The last seven digits in groups that one can remember: 123-45-67.
    const cuts = [rest.length - 7, rest.length - 4, rest.length - 2].filter((cut) => cut > 0);
    const groups = [0, ...cuts].map((from, index) => rest.slice(from, cuts[index]));
    const [area = '', ...local] = rest.length > 7 ? groups : ['', ...groups];
    const joined = local.join(/^ru(?:-|$)/i.test(locale) ? '-' : ' ');
    return [`+${country}`, area, joined].filter((part) => part !== '').join(' ');
  });
}

/**
 * A number of which only the ends are shown, so that its owner recognizes it and nobody else learns it.
 *
 * @example
 * maskPhone('+79161234567') //=> '+7 916 ***-**-67'
 */
export function maskPhone(msisdn: string, locale = 'ru'): string {
  return faultsOnly('maskPhone', () => {
    if (!e164.test(msisdn)) return '*'.repeat(Math.min(msisdn.length, 16));
    const [first, last] = [countryCode(msisdn).length, msisdn.length - 1];
    let digit = 0;
    return formatPhone(msisdn, locale).replace(/\d/g, (shown) => {
      digit += 1;
      return digit > Math.max(first, last - 7) && digit <= last - 2 ? '*' : shown;
    });
  });
}

function countryCode(msisdn: string): string {
  const digits = msisdn.slice(1);
  return shortCountryCode.exec(digits)?.[0] ?? digits.slice(0, 3);
}

/**
 * Whether an E.164 number is of a mobile line: `true` for `+79…` and for mobile numbers of Kazakhstan (its landlines begin with
 * `+771` and `+772`), `false` for every other `+7…`, `undefined` for other countries, where the number does not tell.
 *
 * @example
 * isMobile('+74951234567') //=> false
 */
export function isMobile(msisdn: string): boolean | undefined {
  return faultsOnly('isMobile', () => {
    if (/^\+7(?:9|7[03-9])/.test(msisdn)) return true;
    return msisdn.startsWith('+7') ? false : undefined;
  });
}

/**
 * Whether a text message may be sent to an E.164 number: not to one that is known to be no mobile line.
 *
 * @example
 * takesSms('+78005553535') //=> false
 */
export function takesSms(msisdn: string): boolean {
  return faultsOnly('takesSms', () => isMobile(msisdn) !== false);
}

/**
 * Area codes of Russian landlines (numbering plan, codes ABC) by the zone of the regional centre. Regions as in
 * `resources/timezones/map_data.txt` of libphonenumber, zones as in the tz database of 2025: Volgograd is with Moscow since 2020.
 * Eastern districts of Yakutia are one or two hours ahead of the zone given here.
 */
const areaCodes: Readonly<Record<string, string>> = {
  'Europe/Kaliningrad': '401',
  'Europe/Moscow':
    '471 472 473 474 475 481 482 483 484 485 486 487 491 492 493 494 495 496 498 499 811 812 813 814 815 816 817 818 820 821 ' +
    '831 834 835 836 841 843 847 855 861 862 863 865 866 867 871 872 873 877 878 879',
  'Europe/Kirov': '833',
  'Europe/Volgograd': '844',
  'Europe/Simferopol': '365 869',
  'Europe/Samara': '341 846 848',
  'Europe/Ulyanovsk': '842',
  'Europe/Saratov': '845',
  'Europe/Astrakhan': '851',
  'Asia/Yekaterinburg': '342 343 345 346 347 349 351 352 353',
  'Asia/Omsk': '381',
  'Asia/Tomsk': '382',
  'Asia/Novosibirsk': '383',
  'Asia/Novokuznetsk': '384',
  'Asia/Barnaul': '385 388',
  'Asia/Krasnoyarsk': '390 391 394',
  'Asia/Irkutsk': '301 395',
  'Asia/Chita': '302',
  'Asia/Yakutsk': '411 416',
  'Asia/Vladivostok': '421 423 426',
  'Asia/Magadan': '413',
  'Asia/Sakhalin': '424',
  'Asia/Kamchatka': '415',
  'Asia/Anadyr': '427',
};

/**
 * The IANA zone of the region of a Russian landline; `undefined` for mobile, toll-free and foreign numbers, which do not tell
 * where their holder is.
 *
 * @example
 * timeZoneOfPhone('+73832345678') //=> 'Asia/Novosibirsk'
 */
export function timeZoneOfPhone(msisdn: string): string | undefined {
  return faultsOnly('timeZoneOfPhone', () => {
    const code = /^\+7([348]\d\d)\d{7}$/.exec(msisdn)?.[1];
    if (code === undefined) return undefined;
    return Object.keys(areaCodes).find((zone) => areaCodes[zone]?.split(' ').includes(code));
  });
}
