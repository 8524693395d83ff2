// The band of alerts on the wall, written into the elements that the server rendered; the twin of AlertStrip.cs. Text only, never markup.

import { dayText, now, timeText } from './clock.js';
import { fill, number, shorten } from './format.js';
import { setState, write } from './tile.js';

const grades = { critical: 3, warning: 2, info: 1 };
const ranks = { firing: 0, acknowledged: 1, 'no-data': 2, muted: 3 };

export class Alerts {
  /** @param onNew is called once for each critical alert that is new */
  constructor(root, words, onNew = () => {}) {
    Object.assign(this, { root, words, onNew });
    this.known = new Map();
    this.count = 0;
    this.announced = new Set();
    this.slots = [...root.querySelectorAll('[data-part="alert"]')];
  }

  /** All alerts of a snapshot. */
  takeAll(alerts, count) {
    this.known = new Map((alerts ?? []).map((alert) => [alert.id, alert]));
    this.count = count ?? this.known.size;
    this.#show();
  }

  /** The changed alerts of a frame. */
  takeChanged(alerts, count) {
    if (!alerts?.length && count === this.count) return;
    for (const alert of alerts ?? []) {
      if (alert.state === 'resolved') this.known.delete(alert.id);
      else this.known.set(alert.id, alert);
    }
    this.count = count ?? this.known.size;
    this.#show();
  }

  /** Whether a critical alert is so new that the wall stays where it is. */
  get isHolding() {
    return [...this.known.values()].some((alert) => alert.new);
  }

  #show() {
    const sorted = [...this.known.values()].sort((a, b) => grades[b.severity] - grades[a.severity] || ranks[a.state] - ranks[b.state] || Date.parse(b.since) - Date.parse(a.since) || (a.id < b.id ? -1 : 1));
    setState(this.root, 'grade', sorted.length === 0 ? 'none' : sorted.some((alert) => alert.severity === 'critical' && alert.state === 'firing') ? 'critical' : 'open');
    this.root.querySelector('[data-part="alerts-none"]').hidden = sorted.length > 0;
    this.slots.forEach((slot, i) => this.#showOne(slot, sorted[i], sorted.length));
    write(this.root.querySelector('[data-part="alerts-more"]'), this.count > this.slots.length ? fill(this.words['alerts.more'], { count: number(this.count - this.slots.length, 'dossiers') }) : '');
    for (const alert of sorted) {
      if (alert.new && !this.announced.has(alert.id)) this.onNew(alert);
    }
    this.announced = new Set(sorted.filter((alert) => alert.new).map((alert) => alert.id));
  }

  #showOne(slot, alert, of) {
    slot.hidden = !alert;
    if (!alert) return;
    setState(slot, 'state', alert.state);
    setState(slot.querySelector('.shape'), 'state', alert.state === 'no-data' || alert.state === 'muted' ? 'disabled' : { critical: 'failing', warning: 'late', info: 'ok' }[alert.severity]);
    write(slot.querySelector('b'), shorten(alert.name, of > 1 ? 38 : 86));
    write(slot.querySelector('.alert-mark'), this.#mark(alert, of === 1));
  }

  #mark(alert, alone) {
    const at = Date.parse(alert.since);
    const since = fill(this.words['alerts.since'], { time: timeText(at).slice(0, 5) + (dayText(at) === dayText(now()) ? '' : ` ${dayText(at).slice(0, 5)}`) });
    const word = alert.state === 'firing' ? (alert.flapping ? this.words['alerts.flapping'] : '') : this.words[`alerts.state.${alert.state}`];
    return !word ? since : alone ? `${word} · ${since}` : word;
  }
}

/** Two short tones; nothing where the browser does not let a page sound by itself. */
export function chime() {
  try {
    const audio = new AudioContext();
    [0, 0.28].forEach((start) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = 880;
      volume.gain.setValueAtTime(0.18, audio.currentTime + start);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + start + 0.22);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.24);
    });
    setTimeout(() => audio.close(), 1500);
  } catch {
    // The band is there all the same.
  }
}
