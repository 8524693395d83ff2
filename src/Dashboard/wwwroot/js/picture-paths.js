// The path data of fields and maps, one path for each step, in cells of 10 × 10; the twin of Pages/Words/PicturePaths.cs.

const cell = 10;

/** The outlines of the cells of a step of a field. */
export function outlines(cells, columns, step) {
  return draw(cells, columns, step, (x, y) => `M${x + 1} ${y + 1}h8v8h-8z`);
}

/** The cells of a step of a field, filled from below; a cross for an exempt one. */
export function fills(cells, columns, step) {
  if (step === 'x') return draw(cells, columns, step, (x, y) => `M${x + 3} ${y + 3}l4 4m0 -4l-4 4`);
  const high = 2 * Number(step);
  return draw(cells, columns, step, (x, y) => `M${x + 1} ${y + 9}v-${high}h8v${high}z`);
}

/** The tiles of a step of a map; -1 for those without data. */
export function tiles(cells, step) {
  return drawTiles(cells, step, (x, y) => `M${(x + 0.3).toFixed(1)} ${(y + 0.3).toFixed(1)}h9.4v9.4h-9.4z`);
}

/** The shapes on the tiles of a step. */
export function shapes(cells, step) {
  return drawTiles(cells, step, (x, y) => shape(step, x, y));
}

export function shape(step, x, y) {
  switch (step) {
    case 0: return `M${x + 3} ${y + 3}h4v4h-4z`;
    case 1: return `M${x + 3} ${y + 3}h4l-2 4z`;
    case 2: return `M${x + 5} ${y + 2}l3 3l-3 3l-3 -3z`;
    case 3: return `M${x + 3} ${y + 7}h4l-2 -4z`;
    case 4: return `M${x + 3} ${y + 5}a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z`;
    default: return '';
  }
}

function draw(cells, columns, step, shapeAt) {
  let path = '';
  for (let i = 0; i < cells.length; i += 1) {
    if (cells[i] === step) path += shapeAt((i % columns) * cell, Math.floor(i / columns) * cell);
  }
  return path;
}

function drawTiles(cells, step, shapeAt) {
  return cells.filter((one) => one.step === step).map((one) => shapeAt(one.column * cell, one.row * cell)).join('');
}
