// The strip of sources and the oldest age. The server says which sources there are; here they age between its messages.

import { age, fault, fill, shorten } from './format.js';
import { setState, write } from './tile.js';

const worstFirst = { failing: 0, late: 1, ok: 2, disabled: 3 };
// Letters that fit into the strip of a wall, with and without the words about further sources; and what a source needs besides its name.
const roomOnAWall = { all: 112, some: 94 };
const lettersOfAState = 25;
const longestName = 22;

export class Sources {
  constructor(strip, oldest, note, words, room = roomOnAWall) {
    Object.assign(this, { strip, oldest, note, words, room });
    this.sources = [];
    this.at = Number.NaN;
  }

  take(sources, at) {
    this.sources = sources;
    this.at = at;
  }

  /** Draws every source as of now; answers the ids of those that are not as they should be. */
  show(now) {
    const aged = this.sources.map((source) => this.#age(source, now));
    aged.sort((a, b) => worstFirst[a.state] - worstFirst[b.state]);
    const visible = aged.slice(0, this.#fitting(aged));
    this.#resize(visible.length);
    visible.forEach((source, i) => this.#fillIn(this.strip.children[i], source));
    write(this.note, aged.length > visible.length ? fill(this.words['sources.more'], { count: aged.length - visible.length }) : '');
    const ages = aged.filter((source) => source.state !== 'disabled').map((source) => source.seconds);
    const unknown = ages.length === 0 || ages.includes(null);
    write(this.oldest, unknown ? this.words['oldest.unknown'] : age(Math.max(...ages), this.words));
    return new Set(aged.filter((source) => source.state === 'late' || source.state === 'failing').map((source) => source.id));
  }

  /** How many of the sources, from the first, have room; always one. */
  #fitting(sources) {
    const ends = [];
    for (const { id } of sources) ends.push((ends.at(-1) ?? 0) + Math.min(id.length, longestName) + lettersOfAState);
    if ((ends.at(-1) ?? 0) <= this.room.all) return sources.length;
    return Math.max(1, ends.filter((end) => end <= this.room.some).length);
  }

  #age(source, now) {
    const known = source.ageSeconds !== null && source.ageSeconds !== undefined;
    const seconds = known ? source.ageSeconds + Math.max(0, (now - this.at) / 1000 || 0) : null;
    const late = source.state === 'ok' && known && seconds > source.lateAfterSeconds;
    return { id: source.id, state: late ? 'late' : source.state, seconds, error: source.lastError };
  }

  #fillIn(element, source) {
    setState(element, 'state', source.state);
    setState(element.querySelector('.shape'), 'state', source.state);
    write(element.querySelector('.source-name'), shorten(source.id, longestName));
    const word = this.words[`source.${source.state}`] ?? source.state;
    write(element.querySelector('.source-word'), source.seconds === null ? word : `${word} · ${age(source.seconds, this.words)}`);
    write(element.querySelector('.source-error'), fault(source.error, this.words));
  }

  #resize(count) {
    while (this.strip.children.length > count) this.strip.lastElementChild.remove();
    while (this.strip.children.length < count) this.strip.append(this.strip.firstElementChild?.cloneNode(true) ?? blank());
  }
}

function blank() {
  const element = document.createElement('span');
  element.className = 'source';
  const shape = document.createElement('i');
  shape.className = 'shape';
  const name = document.createElement('span');
  name.className = 'source-name';
  const word = document.createElement('span');
  word.className = 'source-word';
  element.append(shape, name, word);
  return element;
}
