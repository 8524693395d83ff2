// Numbers and ages in the Vietnamese way; the twin of Pages/Words on the server, so that a first paint and a live update look the same.

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const counted = new Set(['dossiers', 'services']);

/** A value in its unit without the unit's name: `1.234` or `95,4`. */
export function number(value, unit) {
  const rounded = counted.has(unit) ? whole.format(value) : tenth.format(value);
  return rounded === '-0' ? '0' : rounded === '-0,0' ? '0,0' : rounded;
}

/** A number with at most one decimal, none where it is whole or from 1,000 on: `95`, `87,5`. */
export function amount(value) {
  return number(value, Math.abs(value) >= 1000 || Math.abs(value - Math.round(value)) < 0.05 ? 'dossiers' : 'percent');
}

/** A difference with its sign; the minus is the typographic one, as wide as a plus. */
export function difference(value, unit) {
  const text = number(Math.abs(value), unit);
  return isNothing(text) ? text : (value > 0 ? '+' : '\u2212') + text;
}

/** `up`, `down` or `flat`, judged by what is shown. */
export function direction(value, unit) {
  return isNothing(number(Math.abs(value), unit)) ? 'flat' : value > 0 ? 'up' : 'down';
}

/** How large a number can be set in a tile: by its length in characters. */
export function sizeOf(text) {
  return text.length <= 4 ? '4' : text.length <= 5 ? '5' : text.length <= 6 ? '6' : text.length <= 8 ? '7' : '9';
}

/** Why a source failed: the words for the code of `code: detail`, with the HTTP status where it has one. */
export function fault(reason, words) {
  if (!reason) return '';
  const known = words[`fault.${reason.split(':')[0]}`];
  const status = /^[a-z0-9-]+: (\d{3})\b/.exec(reason)?.[1];
  return known === undefined ? reason : status === undefined ? known : `${known} (HTTP ${status})`;
}

/** An age in the largest whole unit: `12 phút`. */
export function age(seconds, words) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} ${words['age.second']}`;
  if (s < 3600) return `${Math.floor(s / 60)} ${words['age.minute']}`;
  if (s < 172800) return `${Math.floor(s / 3600)} ${words['age.hour']}`;
  return `${Math.floor(s / 86400)} ${words['age.day']}`;
}

/** Puts values into `{name}` places of a text. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** Shortens a name at a word so that it fits its line. */
export function shorten(text, length) {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length - 1);
  return text.slice(0, cut > length / 2 ? cut : length - 1) + '\u2026';
}

function isNothing(text) {
  return /^[0,.]+$/.test(text);
}
