// Tables that the server sorts and filters by links and forms: here the same without asking it again.

import { fill, number } from './format.js';
import { setState, write } from './tile.js';

for (const section of document.querySelectorAll('[data-table]')) {
  const body = section.querySelector('tbody');
  if (body) sortInPlace(section, body);
  if (body) filterInPlace(section, body);
}

function sortInPlace(section, body) {
  const heads = [...section.querySelectorAll('thead th')];
  for (const head of heads) {
    head.querySelector('a').addEventListener('click', (event) => {
      event.preventDefault();
      const column = Number(event.currentTarget.dataset.column);
      const isNumber = head.classList.contains('number');
      const before = head.getAttribute('aria-sort');
      const ascending = before ? before === 'descending' : !isNumber;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      const rows = [...body.rows].sort((a, b) => compare(a.cells[column], b.cells[column], isNumber, ascending) || a.dataset.key.localeCompare(b.dataset.key));
      body.append(...rows);
    });
  }
}

/** Cells without a number stand last, whichever way. */
function compare(a, b, isNumber, ascending) {
  if (!isNumber) return (ascending ? 1 : -1) * a.textContent.trim().localeCompare(b.textContent.trim(), 'vi');
  const [known, other] = [a.dataset.value, b.dataset.value];
  if (known === undefined || other === undefined) return (known === undefined ? 1 : 0) - (other === undefined ? 1 : 0);
  return (ascending ? 1 : -1) * (Number(known) - Number(other));
}

function filterInPlace(section, body) {
  const input = section.querySelector('[data-part="filter"]');
  const shown = section.querySelector('[data-part="table-shown"]');
  if (!input) return;
  input.form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => {
    const text = input.value.trim().toLocaleLowerCase('vi');
    let count = 0;
    for (const row of body.rows) {
      const holds = row.cells[0].textContent.toLocaleLowerCase('vi').includes(text) || row.dataset.key.toLocaleLowerCase('vi').includes(text);
      row.hidden = !holds;
      if (holds) count += 1;
    }
    write(shown, fill(shown.dataset.words, { shown: number(count, 'dossiers'), total: number(body.rows.length, 'dossiers') }));
    setState(section, 'filtered', String(text !== ''));
  });
}
