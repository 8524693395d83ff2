// The panels of the wall that show plans, fields and maps: written into the elements that the server rendered. Text only, never markup.

import { amount, fill, number, shorten } from './format.js';
import { fills, outlines, shapes, tiles } from './picture-paths.js';
import { setState, write } from './tile.js';

const columns = 40;
const nothing = '\u2013';
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

/** The targets: as many lines as the server rendered. */
export function showTargets(root, tile) {
  const panel = tile.plans;
  if (!panel) return;
  const list = part(root, 'target-lines');
  [...list.children].forEach((row, i) => showLine(row, panel.lines[i]));
  const none = part(root, 'targets-none');
  none.hidden = panel.lines.length > 0;
  write(none, panel.ready ? none.dataset.none : none.dataset.notRead);
  showRest(part(root, 'targets-rest'), panel.rest);
}

function showLine(row, line) {
  setState(row, 'kind', !line ? 'none' : line.standing ? 'target' : 'heading');
  if (!line) return;
  setStanding(row, line.standing);
  setStanding(row.querySelector('.standing'), line.standing);
  write(row.querySelector('.target-word'), line.word);
  write(row.querySelector('.target-title'), shorten(line.title, line.standing ? 92 : 90));
  write(row.querySelector('.target-value'), line.value);
  write(row.querySelector('.target-time'), line.time);
  write(row.querySelector('.target-need'), line.need);
  const bar = row.querySelector('.target-bar');
  setState(bar, 'on', String(Boolean(line.bar)));
  if (!line.bar) return;
  setState(bar, 'ahead', String(line.bar.ahead !== null));
  setState(bar, 'range', String(line.bar.low !== null));
  for (const name of ['value', 'goal', 'ahead', 'low', 'high']) bar.style.setProperty(`--${name}`, String(line.bar[name] ?? 0));
}

function showRest(place, rest) {
  const total = rest.reduce((sum, one) => sum + one.count, 0);
  const words = place.querySelector('.targets-count');
  write(words, total === 0 ? '' : fill(words.dataset.words, { count: number(total, 'dossiers') }));
  for (const item of place.querySelectorAll('.rest-item')) {
    const count = rest.find((one) => one.standing === item.querySelector('.standing').dataset.standing)?.count ?? 0;
    item.hidden = count === 0;
    write(item.querySelector('b'), number(count, 'dossiers'));
  }
}

/** The field of services. */
export function showField(root, tile) {
  const field = tile.field;
  part(root, 'field-none').hidden = Boolean(field);
  part(root, 'field-picture').hidden = !field;
  if (!field) return;
  const picture = part(root, 'field-svg');
  picture.setAttribute('viewBox', `0 0 ${columns * 10} ${Math.max(1, Math.ceil(field.cells.length / columns)) * 10}`);
  for (const step of '01234x') {
    setPath(picture.querySelector(`.cell-outline[data-step="${step}"]`), outlines(field.cells, columns, step));
    setPath(picture.querySelector(`.cell-fill[data-step="${step}"]`), fills(field.cells, columns, step));
    write(part(root, `field-step-${step}`), number([...field.cells].filter((cell) => cell === step).length, 'dossiers'));
  }
  const mean = (value) => number(value, value < 100 ? 'percent' : 'dossiers');
  write(part(root, 'field-mean'), mean(field.mean));
  write(part(root, 'field-projection'), field.projection === null ? nothing : mean(field.projection));
  write(part(root, 'field-total'), number(field.total, 'dossiers'));
  write(part(root, 'field-reach'), `${number(field.reach, 'dossiers')} / ${number(field.size, 'dossiers')}`);
  write(part(root, 'field-since'), field.since);
}

/** A map of the communes. */
export function showMap(root, tile, words) {
  const map = tile.map;
  part(root, 'map-none').hidden = Boolean(map);
  part(root, 'map-picture').hidden = !map;
  if (!map) return;
  const picture = part(root, 'map-svg');
  picture.setAttribute('viewBox', `0 0 ${map.columns * 10} ${map.rows * 10}`);
  for (let step = -1; step < 5; step += 1) {
    setPath(picture.querySelector(`.map-tile[data-step="${step}"]`), tiles(map.cells, step));
    setPath(picture.querySelector(`.map-shape[data-step="${step}"]`), shapes(map.cells, step));
  }
  const value = (known) => withUnit(known, tile.unit, root.dataset.unit);
  write(part(root, 'map-value'), value(tile.value));
  [...part(root, 'map-worst').children].forEach((row, i) => {
    const item = (tile.items ?? [])[i];
    write(row.querySelector('span'), item ? shorten(item.name, 28) : '');
    write(row.querySelector('b'), item ? value(item.value) : '');
  });
  [...part(root, 'map-steps').children].slice(0, 5).forEach((row, step) => {
    const known = map.bounds.length > 0;
    write(row.querySelector('span'), known ? fill(words['picture.step'], { low: amount(map.bounds[2 * step]), high: amount(map.bounds[2 * step + 1]) }) : nothing);
  });
}

function withUnit(value, unit, word) {
  if (value === null || value === undefined) return nothing;
  const text = number(value, unit);
  return unit === 'dossiers' || unit === 'services' ? text : `${text} ${word ?? ''}`.trimEnd();
}

function setPath(element, path) {
  if (element && element.getAttribute('d') !== path) element.setAttribute('d', path);
}

function setStanding(element, standing) {
  if (standing) setState(element, 'standing', standing);
  else delete element.dataset.standing;
}
