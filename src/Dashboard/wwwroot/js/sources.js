// The strip of sources and the oldest age. The server says which sources there are; here they age between its messages.
// The twin of SourceWords and OldestAge in Pages/Words on the server.

import { dayText, timeText } from './clock.js';
import { age, fault, fill, number, shorten } from './format.js';
import { setState, write } from './tile.js';

const worstFirst = { failing: 0, late: 1, ok: 2, disabled: 3 };
const lettersOfAState = 25;

/** A strip on a wall: few words, and only as many sources as its line has letters for, with and without the words about further ones. */
export const wallStrip = { all: 112, some: 94, longestName: 22, parts: ['name', 'word'] };

/** A list with room for everything that is known of a source. */
export const fullList = { all: Number.POSITIVE_INFINITY, longestName: 64, parts: ['name', 'word', 'last', 'error'] };

export class Sources {
  constructor(strip, oldest, note, words, room = wallStrip) {
    Object.assign(this, { strip, oldest, note, words, room });
    this.sources = [];
    this.at = Number.NaN;
  }

  take(sources, at) {
    this.sources = sources;
    this.at = at;
  }

  /** Draws every source as of now; answers the ids of those that are awaited and not as they should be. */
  show(now) {
    const aged = this.sources.map((source) => this.#age(source, now));
    aged.sort((a, b) => worstFirst[a.state] - worstFirst[b.state]);
    const visible = aged.slice(0, this.#fitting(aged));
    this.#resize(visible.length);
    visible.forEach((source, i) => this.#fillIn(this.strip.children[i], source, now));
    write(this.note, aged.length > visible.length ? fill(this.words['sources.more'], { count: aged.length - visible.length }) : '');
    const oldest = oldestAge(aged);
    write(this.oldest, oldest === null ? this.words['oldest.unknown'] : age(oldest, this.words));
    return new Set(aged.filter((source) => source.awaited && (source.state === 'late' || source.state === 'failing')).map((source) => source.id));
  }

  /** How many of the sources, from the first, have room; always one. */
  #fitting(sources) {
    const ends = [];
    for (const { id } of sources) ends.push((ends.at(-1) ?? 0) + Math.min(id.length, this.room.longestName) + lettersOfAState);
    if ((ends.at(-1) ?? 0) <= this.room.all) return sources.length;
    return Math.max(1, ends.filter((end) => end <= this.room.some).length);
  }

  #age(source, now) {
    const known = has(source.ageSeconds);
    const seconds = known ? source.ageSeconds + Math.max(0, (now - this.at) / 1000 || 0) : null;
    const awaited = has(source.lateAfterSeconds);
    const late = source.state === 'ok' && awaited && known && seconds > source.lateAfterSeconds;
    return { ...source, state: late ? 'late' : source.state, seconds, awaited };
  }

  #fillIn(element, source, now) {
    setState(element, 'state', source.state);
    setState(element.querySelector('.shape'), 'state', source.state);
    write(element.querySelector('.source-name'), shorten(source.id, this.room.longestName));
    const word = this.words[`source.${source.state === 'late' && source.catchingUp ? 'catching-up' : source.state}`] ?? source.state;
    write(element.querySelector('.source-word'), source.seconds === null ? word : `${word} · ${age(source.seconds, this.words)}`);
    write(element.querySelector('.source-last'), this.#last(source, now));
    write(element.querySelector('.source-error'), this.#failures(source));
  }

  #last(source, now) {
    const at = source.lastSuccessAt ? Date.parse(source.lastSuccessAt) : Number.NaN;
    const last = Number.isNaN(at) ? this.words['sources.never'] : fill(this.words['sources.last'], { time: whenText(at, now) });
    if (!has(source.lastDurationSeconds)) return last;
    return `${last} · ${fill(this.words['sources.took'], { duration: this.#duration(source.lastDurationSeconds) })}`;
  }

  #duration(seconds) {
    if (seconds < 0.1) return this.words['sources.instant'];
    return seconds < 10 ? `${number(seconds, 'seconds')} ${this.words['age.second']}` : age(seconds, this.words);
  }

  #failures(source) {
    if (!source.failuresInARow) return '';
    return fill(this.words['sources.failures'], { count: number(source.failuresInARow, 'dossiers'), reason: fault(source.lastError, this.words) });
  }

  #resize(count) {
    while (this.strip.children.length > count) this.strip.lastElementChild.remove();
    while (this.strip.children.length < count) this.strip.append(this.strip.firstElementChild?.cloneNode(true) ?? blank(this.room.parts));
  }
}

/** The age of the awaited source that was silent for longest, or of the last file where none is awaited; null when it is not known. */
function oldestAge(sources) {
  const enabled = sources.filter((source) => source.state !== 'disabled');
  const awaited = enabled.filter((source) => source.awaited).map((source) => source.seconds);
  if (awaited.length > 0) return awaited.includes(null) ? null : Math.max(...awaited);
  const delivered = enabled.map((source) => source.seconds).filter((seconds) => seconds !== null);
  return delivered.length === 0 ? null : Math.min(...delivered);
}

/** The time of an instant, with its date when that is not today's. */
function whenText(at, now) {
  return dayText(at) === dayText(now) ? timeText(at) : `${timeText(at).slice(0, 5)} ${dayText(at)}`;
}

function has(value) {
  return value !== null && value !== undefined;
}

function blank(parts) {
  const element = document.createElement('span');
  element.className = 'source';
  const shape = document.createElement('i');
  shape.className = 'shape';
  element.append(shape);
  for (const part of parts) {
    const text = document.createElement('span');
    text.className = `source-${part}`;
    element.append(text);
  }
  return element;
}
