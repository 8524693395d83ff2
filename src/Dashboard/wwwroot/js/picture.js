// Fields and maps under a finger or the arrow keys: the nearest cell is ringed, and what its row of the table says is told below.

const size = 10;

for (const box of document.querySelectorAll('[data-picture]')) {
  if (box.dataset.columns || box.dataset.cells) attend(box);
}

function attend(box) {
  const picture = box.querySelector('svg');
  const ring = box.querySelector('[data-part="ring"]');
  const detail = box.querySelector('[data-part="detail"]');
  const rows = new Map([...document.querySelectorAll('tr[data-picture]')].map((row) => [Number(row.dataset.picture), row]));
  const places = placesOf(box, rows.size);
  let chosen = -1;

  const choose = (place) => {
    const row = rows.get(place);
    if (!row) return;
    chosen = place;
    const { column, row: line } = places[place];
    ring.setAttribute('d', `M${column * size} ${line * size}h${size}v${size}h-${size}z`);
    const [name, ...others] = [...row.cells].map((cell) => cell.textContent.trim());
    const heads = [...row.closest('table').querySelectorAll('thead th')].slice(1).map((head) => head.textContent.trim());
    const strong = document.createElement('b');
    strong.textContent = name;
    const parts = others.map((text, i) => { const part = document.createElement('span'); part.textContent = `${heads[i]}: ${text}`; return part; });
    detail.replaceChildren(strong, ...parts);
    box.dataset.chosen = String(place);
  };

  picture.addEventListener('click', (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    choose(nearest(places, at.x / size - 0.5, at.y / size - 0.5));
  });
  picture.tabIndex = 0;
  picture.addEventListener('keydown', (event) => {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const from = places[Math.max(0, chosen)];
    choose(chosen < 0 ? 0 : towards(places, from, step) ?? chosen);
  });
}

function placesOf(box, count) {
  if (box.dataset.cells) {
    return box.dataset.cells.split(' ').map((cell) => { const [row, column] = cell.split(':').map(Number); return { row, column }; });
  }
  const columns = Number(box.dataset.columns);
  return Array.from({ length: count }, (_, i) => ({ row: Math.floor(i / columns), column: i % columns }));
}

function nearest(places, column, row) {
  let best = 0;
  places.forEach((place, i) => { if (distance(place, column, row) < distance(places[best], column, row)) best = i; });
  return best;
}

/** The nearest cell on that side, straight ahead first. */
function towards(places, from, [right, down]) {
  let best = null;
  let least = Infinity;
  places.forEach((place, i) => {
    const ahead = (place.column - from.column) * right + (place.row - from.row) * down;
    const aside = Math.abs((place.column - from.column) * down) + Math.abs((place.row - from.row) * right);
    if (ahead > 0 && ahead + aside * 3 < least) [best, least] = [i, ahead + aside * 3];
  });
  return best;
}

function distance(place, column, row) {
  return (place.column - column) ** 2 + (place.row - row) ** 2;
}
