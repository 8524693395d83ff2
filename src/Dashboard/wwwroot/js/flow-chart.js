// The day's inflow and outflow by the hour, drawn by ApexCharts. One chart for the life of the page: updated in place, never rebuilt.

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
const lines = [
  { name: 'received', type: 'column', colour: '#56b4e9' },
  { name: 'finished', type: 'column', colour: '#e69f00' },
  { name: 'received-yesterday', type: 'line', colour: '#8fb9d3' },
  { name: 'finished-yesterday', type: 'line', colour: '#c9a864' },
];

export class FlowChart {
  constructor(element, words, nonce) {
    this.element = element;
    this.words = words;
    this.nonce = nonce;
    this.chart = null;
    this.drawn = '';
    this.sized = 0;
    this.queue = Promise.resolve();
  }

  /** Shows the hours; when the chart library fails, the still picture of the server stands. */
  show(tile) {
    const series = lines.map(({ name, type }) => ({ name: this.words[`series.${name}`], type, data: byHour(name, tile.series ?? []) }));
    const drawn = JSON.stringify([series, unit()]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.queue = this.queue.then(() => this.#draw(series)).catch((error) => console.warn('The chart was not drawn.', error));
  }

  async #draw(series) {
    if (this.chart === null) {
      await document.fonts.ready;
      const chart = new globalThis.ApexCharts(this.element, { ...this.#fixed(), ...this.#scaled(), series });
      await chart.render();
      this.chart = chart;
      this.element.parentElement.dataset.drawn = 'true';
    } else if (this.sized !== unit()) {
      await this.chart.updateOptions({ ...this.#scaled(), series }, false, false);
    } else {
      await this.chart.updateSeries(series, false);
    }
    this.sized = unit();
  }

  #fixed() {
    return {
      colors: lines.map((line) => line.colour),
      legend: { show: false },
      tooltip: { enabled: false },
      dataLabels: { enabled: false },
      states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
      fill: { type: 'solid', opacity: 1 },
      markers: { size: 0 },
    };
  }

  #scaled() {
    const u = unit();
    const floor = parseFloat(getComputedStyle(this.element).getPropertyValue('--type-floor')) || 0;
    const style = { colors: '#b4bec8', fontSize: `${(Math.max(58, floor) * u).toFixed(2)}px`, fontFamily: 'Inter, sans-serif', fontWeight: 400 };
    return {
      chart: {
        type: 'line', height: '100%', width: '100%', background: 'transparent', parentHeightOffset: 0, nonce: this.nonce,
        toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false }, animations: { enabled: false },
        redrawOnParentResize: false, redrawOnWindowResize: true, fontFamily: 'Inter, sans-serif',
      },
      plotOptions: { bar: { columnWidth: '76%', borderRadius: 4 * u, borderRadiusApplication: 'end' } },
      stroke: { width: [0, 0, 6 * u, 6 * u], curve: 'straight', dashArray: [0, 0, 16 * u, 16 * u] },
      grid: { borderColor: '#2a333e', padding: { left: 24 * u, right: 24 * u, top: 24 * u, bottom: 24 * u } },
      xaxis: {
        type: 'category', categories: hours,
        labels: {
          style, rotate: 0, hideOverlappingLabels: false, trim: false, offsetY: 14 * u,
          formatter: (hour) => (Number(hour) % 3 === 0 ? `${hour}${this.words['chart.hour']}` : ''),
        },
        axisBorder: { show: false }, axisTicks: { show: false }, tooltip: { enabled: false }, crosshairs: { show: false },
      },
      yaxis: {
        min: 0, max: (highest) => niceTop(highest), tickAmount: 4,
        labels: { style, offsetX: -8 * u, minWidth: 110 * u, maxWidth: 240 * u, formatter: (value) => Math.round(value).toLocaleString('vi-VN') },
      },
    };
  }
}

/** The counts of the 24 hours; hours that have no point yet are empty. */
function byHour(name, series) {
  const counts = hours.map(() => null);
  for (const [at, value] of series.find((entry) => entry.name === name)?.points ?? []) {
    counts[Number(at.slice(11, 13))] = value;
  }
  return counts;
}

/** The least top of the axis whose quarters are round numbers. */
function niceTop(highest) {
  const quarter = Math.max(1, (Number(highest) || 0) / 4);
  const power = 10 ** Math.floor(Math.log10(quarter));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= quarter && Number.isInteger(factor * power)) ?? 10;
  return step * power * 4;
}

function unit() {
  return Math.min(window.innerWidth / 3840, window.innerHeight / 2160);
}
