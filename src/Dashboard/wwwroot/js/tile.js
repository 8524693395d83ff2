// One KPI tile: writes a tile of the hub into the elements that the server rendered. Text only, never markup.

import { age, amount, difference, direction, fill, number, sizeOf } from './format.js';
import { sparkPath } from './spark.js';

export class TileFace {
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.tile = null;
  }

  /** Shows a tile as of an instant of server time. */
  show(tile, at) {
    this.tile = tile;
    this.#takeAge(tile, at);
    this.#showDoubt(tile);
    this.#showValue(tile);
    this.#showChange(tile);
    this.#showTarget(tile);
    const path = sparkPath(tile.spark ?? [], (tile.marks ?? []).map((mark) => mark.value));
    this.part('spark-line')?.setAttribute('d', path.line);
    this.part('spark-end')?.setAttribute('d', path.end);
    this.part('spark-mark')?.setAttribute('d', path.marks);
    write(this.part('fraction'), this.#fraction(tile));
    write(this.part('entered'), enteredText(tile.entered, this.words));
  }

  /** Takes a tile that something else draws, for its age and its doubts alone. */
  showPanel(tile, at) {
    this.tile = tile;
    this.#takeAge(tile, at);
    this.#showDoubt(tile);
  }

  /** The age that a message states for every tile, as of an instant of server time; a panel with an instant of its own keeps it. */
  restate(seconds, at) {
    if (this.tile?.trust) return;
    this.bornAt = seconds === null ? null : at - seconds * 1000;
  }

  /** Lets the tile age; sources say when it is older than it should be. */
  showAge(now, lateSources) {
    const tile = this.tile;
    if (tile === null) return;
    const seconds = this.bornAt === null || Number.isNaN(now) ? null : (now - this.bornAt) / 1000;
    const stale = this.part('entered') ? false : tile.trust
      ? seconds !== null && seconds > tile.trust.oldAfterSeconds
      : Boolean(tile.stale) || (tile.sources ?? []).some((id) => lateSources.has(id));
    setState(this.root, 'stale', String(stale));
    setState(this.part('age-shape'), 'state', stale ? 'late' : 'ok');
    write(this.part('age'), ageText(seconds, stale, this.words));
  }

  #takeAge(tile, at) {
    if (tile.trust) {
      this.bornAt = tile.trust.asOf ? Date.parse(tile.trust.asOf) : null;
      return;
    }
    const known = tile.ageSeconds !== null && tile.ageSeconds !== undefined;
    this.bornAt = known ? at - tile.ageSeconds * 1000 : null;
  }

  #showDoubt(tile) {
    const mark = this.part('doubt');
    const text = doubtText(tile.doubts ?? [], this.words);
    if (mark && mark.hidden !== (text === '')) mark.hidden = text === '';
    write(this.part('doubt-name'), text);
  }

  #showValue(tile) {
    const element = this.part('value');
    const known = tile.value !== null && tile.value !== undefined;
    const text = known ? (tile.approximate ? '≈' : '') + number(tile.value, tile.unit) : this.words[`value.${tile.status}`] ?? this.words['value.no-data'];
    setState(element, 'size', known ? sizeOf(text) : 'words');
    if (element.textContent === text) return;
    element.textContent = text;
    element.dataset.fresh = 'false';
    requestAnimationFrame(() => { element.dataset.fresh = 'true'; });
  }

  #showChange(tile) {
    const known = tile.change !== null && tile.change !== undefined;
    setState(this.part('arrow'), 'direction', known ? direction(tile.change, tile.unit) : 'none');
    const unit = this.words[`change.${tile.unit}`] ?? '';
    write(this.part('change'), known ? `${difference(tile.change, tile.unit)} ${unit}`.trimEnd() : '\u2013');
  }

  #showTarget(tile) {
    const place = this.part('target');
    if (!place) return;
    const known = tile.target !== null && tile.target !== undefined;
    const shape = place.querySelector('.standing');
    if (tile.standing) setState(shape, 'standing', tile.standing);
    else delete shape.dataset.standing;
    const words = known ? fill(this.words['tile-target'], { value: amount(tile.target) + (this.part('target-words').dataset.suffix ?? '') }) : '';
    write(this.part('target-words'), known && tile.standing ? `${words} \u00b7 ${this.words[`standing.${tile.standing}`]}` : words);
  }

  #fraction(tile) {
    const has = (n) => n !== null && n !== undefined;
    if (!has(tile.numerator) || !has(tile.denominator)) return '';
    return fill(this.words.fraction, { numerator: number(tile.numerator, 'dossiers'), denominator: number(tile.denominator, 'dossiers') });
  }
}

export function ageText(seconds, stale, words) {
  if (seconds === null) return words['age.never'];
  return fill(words[stale ? 'age.stale' : 'age.fresh'], { age: age(seconds, words) });
}

/** Of which day a number is that people entered; the twin of TileWords.Entered. */
function enteredText(entered, words) {
  if (!entered) return words['entered.none'];
  return fill(words['entered.as-of'], { day: entered.asOf.split('-').reverse().join('/'), days: number(entered.ageDays, 'dossiers') });
}

/** The warning of a number that rests on doubtful data; the twin of TileWords.Doubt. */
export function doubtText(doubts, words) {
  if (doubts.length === 0) return '';
  const name = fill(words.doubted, { check: words[`doubt.${doubts[0]}`] ?? doubts[0] });
  return doubts.length > 1 ? `${name} +${number(doubts.length - 1, 'dossiers')}` : name;
}

export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export function setState(element, name, value) {
  if (element && element.dataset[name] !== value) element.dataset[name] = value;
}
