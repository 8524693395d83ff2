// The line of a sparkline in a box of 100 × 30; the twin of Pages/SparkLine.cs. Gaps (null) interrupt the line.

const width = 100;
const height = 30;
const edge = 2;

/** @param levels marks that must lie inside the box too
    @returns {{line: string, end: string, marks: string}} path data of the line, of the dot at its end, and of the levels */
export function sparkPath(points, levels = []) {
  const seen = points.filter((value) => value !== null && Number.isFinite(value));
  if (seen.length === 0) return { line: '', end: '', marks: '' };
  const known = seen.concat(levels);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const x = (i) => (points.length < 2 ? width : (i * width) / (points.length - 1)).toFixed(1);
  const y = (value) => (span === 0 ? height / 2 : height - edge - ((value - low) / span) * (height - 2 * edge)).toFixed(1);
  let line = '';
  let drawing = false;
  let end = '';
  points.forEach((value, i) => {
    if (value === null || !Number.isFinite(value)) {
      drawing = false;
      return;
    }
    line += `${drawing ? 'L' : 'M'}${x(i)} ${y(value)}`;
    end = `M${x(i)} ${y(value)}h0.01`;
    drawing = true;
  });
  return { line, end, marks: levels.map((level) => `M0 ${y(level)}H${width}`).join('') };
}
