// The ranked bars: as many rows as the server rendered; rows without an item are left empty.

import { number, shorten } from './format.js';
import { setState, write } from './tile.js';

const nameLength = 40;

export function showRanking(list, tile) {
  const items = (tile.items ?? []).filter((item) => item.value !== null && item.value > 0).slice(0, list.children.length);
  const most = items.length === 0 ? 1 : items[0].value;
  [...list.children].forEach((row, i) => {
    const item = items[i];
    row.style.visibility = item ? 'visible' : 'hidden';
    if (!item) return;
    write(row.querySelector('.rank-name'), shorten(item.name, nameLength));
    write(row.querySelector('.rank-value'), number(item.value, tile.unit));
    row.style.setProperty('--share', (item.value / most).toFixed(4));
    setState(row, 'lead', String(i === 0));
  });
  list.hidden = items.length === 0;
  list.parentElement.querySelector('.rank-none').hidden = items.length > 0;
}
