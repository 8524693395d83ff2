// One scene's numbered messages: a snapshot, then exactly the frames after it. A gap or another epoch asks for a new snapshot.

const leastBetweenSubscriptions = 1000;

export class SceneStream {
  constructor(id, live) {
    this.id = id;
    this.live = live;
    this.epoch = null;
    this.seq = -1;
    this.asked = -Infinity;
    this.waiting = [];
    this.pending = false;
  }

  async subscribe() {
    this.pending = true;
    this.asked = performance.now();
    try {
      const snapshot = await this.live.invoke('Subscribe', this.id);
      this.epoch = snapshot.epoch;
      this.seq = snapshot.seq;
      this.live.options.onSnapshot(snapshot);
      this.live.heard();
    } finally {
      this.pending = false;
    }
    this.#takeWaiting();
  }

  /** Applies a frame if it is the next one; throws when it cannot be read. */
  take(frame) {
    if (typeof frame.seq !== 'number' || !Array.isArray(frame.tiles)) throw new TypeError('not a frame');
    if (this.pending) {
      // Frames may overtake the answer to Subscribe; a bound, because the answer may never come.
      if (this.waiting.length < 64) this.waiting.push(frame);
      return;
    }
    if (frame.epoch === this.epoch && frame.seq <= this.seq) return;
    if (frame.epoch !== this.epoch || frame.seq !== this.seq + 1) {
      this.#askAgain();
      return;
    }
    this.live.options.onFrame(frame);
    this.seq = frame.seq;
    this.live.heard();
  }

  #takeWaiting() {
    const frames = this.waiting;
    this.waiting = [];
    for (const frame of frames) {
      try {
        this.take(frame);
      } catch (error) {
        this.live.countBad(error);
      }
    }
  }

  #askAgain() {
    if (performance.now() - this.asked < leastBetweenSubscriptions) return;
    this.subscribe().catch((error) => this.live.countBad(error));
  }
}
