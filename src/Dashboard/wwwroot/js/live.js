// The connection to the hub. It never gives up: the first start and every later one are retried for ever with full jitter.
//
//   connecting ──▶ live ──▶ lost ──▶ live …
//
// A watchdog judges by what was heard, not by what the socket claims: silence means lost.

import { SceneStream } from './scene-stream.js';

const silenceIsLost = 12_000;
const startTimeout = 8_000;
const longestWait = 10_000;

export class Live {
  /** @param {{url: string, build: string, scenes: string[], onSnapshot: Function, onFrame: Function, onLink: Function, onReload: Function}} options */
  constructor(options) {
    this.options = options;
    this.link = 'connecting';
    this.lostSince = null;
    this.badFrames = 0;
    this.attempt = 0;
    this.connection = null;
    this.heardAt = performance.now();
    this.streams = new Map(options.scenes.map((id) => [id, new SceneStream(id, this)]));
    this.wake = () => {};
  }

  run() {
    setInterval(() => this.#watch(), 1000);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.refresh(); });
    window.addEventListener('online', () => this.refresh());
    this.#connectForEver();
  }

  /** Asks for whole scenes now; if not connected, tries at once. */
  refresh() {
    this.attempt = 0;
    this.wake();
    if (this.link !== 'connecting' && this.#isOpen()) this.#subscribeAll();
  }

  invoke(method, ...values) {
    return this.connection.invoke(method, ...values);
  }

  /** Something believable arrived. */
  heard() {
    this.heardAt = performance.now();
    if (this.link !== 'live') this.#setLink('live');
  }

  countBad(reason) {
    this.badFrames += 1;
    console.warn('A frame was skipped.', reason);
  }

  async #connectForEver() {
    for (;;) {
      const closed = await this.#open();
      if (closed) await closed;
      const wait = Math.random() * Math.min(longestWait, 500 * 2 ** Math.min(this.attempt, 10));
      this.attempt += 1;
      await this.#pause(wait);
    }
  }

  /** Opens a connection and subscribes; answers the promise of its end, or null when it could not be opened. */
  async #open() {
    const connection = this.#build();
    const closed = new Promise((resolve) => { connection.onclose(() => resolve()); });
    this.connection = connection;
    try {
      await within(startTimeout, connection.start());
      await within(startTimeout, this.#subscribeAll());
      this.attempt = 0;
      return closed;
    } catch {
      await connection.stop().catch(() => {});
      await leadToSignIn();
      return null;
    }
  }

  #build() {
    const hub = globalThis.signalR;
    const url = `${this.options.url}?build=${encodeURIComponent(this.options.build)}`;
    const connection = new hub.HubConnectionBuilder().withUrl(url).configureLogging(hub.LogLevel.None).build();
    connection.serverTimeoutInMilliseconds = 30_000;
    connection.keepAliveIntervalInMilliseconds = 5_000;
    connection.on('frame', (frame) => this.#take(frame));
    connection.on('reload', (seconds) => this.options.onReload(Number(seconds) || 0));
    return connection;
  }

  #take(frame) {
    try {
      this.streams.get(frame.scene)?.take(frame);
    } catch (error) {
      this.countBad(error);
    }
  }

  #subscribeAll() {
    return Promise.all([...this.streams.values()].map((stream) => stream.subscribe()));
  }

  #isOpen() {
    return this.connection?.state === globalThis.signalR.HubConnectionState.Connected;
  }

  #watch() {
    const silent = performance.now() - this.heardAt;
    if (silent < silenceIsLost) return;
    if (this.link !== 'lost') this.#setLink('lost', silent);
    if (this.#isOpen()) this.connection.stop().catch(() => {});
  }

  #setLink(link, silent = 0) {
    this.link = link;
    this.options.onLink(link, silent);
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}

/** A browser is not told why a WebSocket was refused; where the session has ended, the page asked for again leads to the sign-in. */
async function leadToSignIn() {
  try {
    const reply = await fetch('/api/v1/sources', { signal: AbortSignal.timeout(startTimeout) });
    if (reply.status === 401) location.reload();
  } catch {
    // The server is away; the next attempt asks again.
  }
}

function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('timeout')), milliseconds); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
