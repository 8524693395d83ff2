// The panel of trust on the wall: written into the elements that the server rendered. Text only, never markup.

import { fill, number, shorten } from './format.js';
import { setState, write } from './tile.js';

const nothing = '\u2013';
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

/** The province in the first row, the sources below it: as many as the server rendered rows for. */
export function showTrust(root, tile) {
  const panel = tile.trust;
  if (!panel) return;
  const known = Boolean(panel.asOf);
  part(root, 'trust-none').hidden = known;
  part(root, 'trust-whole').hidden = !known;
  if (!known) return;
  [...part(root, 'trust-rows').children].forEach((row, i) => showRow(row, i === 0 ? panel.province : panel.sources[i - 1], i === 0));
  showRest(part(root, 'trust-rest'), panel.rest);
}

function showRow(row, line, isProvince) {
  setState(row, 'kind', !line ? 'none' : isProvince ? 'province' : 'source');
  if (!line) return;
  setState(row, 'standing', line.standing);
  write(row.querySelector('.trust-name b'), shorten(line.name, 32));
  write(row.querySelector('.trust-failing'), shorten(line.failing, 44));
  setScore(row.querySelector('.trust-total'), line);
  write(row.querySelector('.trust-judged'), line.judged === line.checks ? '' : `${line.judged}/${line.checks}`);
  row.querySelectorAll('.trust-cell').forEach((cell, i) => {
    setState(cell, 'standing', line.words[i].standing);
    setScore(cell, line.words[i]);
  });
}

function setScore(place, { score, standing }) {
  setState(place.querySelector('.standing'), 'standing', standing);
  write(place.querySelector('b'), score === null ? nothing : number(score, 'dossiers'));
}

function showRest(place, rest) {
  place.hidden = rest.length === 0;
  const words = place.querySelector('.targets-count');
  write(words, rest.length === 0 ? '' : fill(words.dataset.words, { count: number(rest.reduce((sum, one) => sum + one.count, 0), 'dossiers') }));
  for (const item of place.querySelectorAll('.rest-item')) {
    const count = rest.find((one) => one.standing === item.querySelector('.standing').dataset.standing)?.count ?? 0;
    item.hidden = count === 0;
    write(item.querySelector('b'), number(count, 'dossiers'));
  }
}
