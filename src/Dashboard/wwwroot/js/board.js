// A tablet's page: the hub says that something changed and how old it is, the API answers for the place and period of the page.

import { everySecond, now, setTime, timeText } from './clock.js';
import { fill } from './format.js';
import { Live } from './live.js';
import { planReload } from './reload.js';
import { fullList, Sources } from './sources.js';
import { setState, TileFace, write } from './tile.js';

const leastBetweenQuestions = 2000;
const page = document.documentElement;
const words = JSON.parse(document.getElementById('texts').textContent);
const one = (name) => document.querySelector(`[data-part="${name}"]`);
const faces = new Map([...document.querySelectorAll('[data-tile]')].map((root) => [root.dataset.tile, new TileFace(root, words)]));
const sources = new Sources(one('sources'), one('oldest'), null, words, fullList);
let asking = false;
let askedAt = -Infinity;
let again = null;

function takeMessage(message) {
  if (!setTime(message.at)) throw new TypeError('no time in the message');
  if (message.sources) sources.take(message.sources, Date.parse(message.at));
  one('no-source').hidden = sources.sources.length > 0;
  if (message.ageSeconds !== undefined) for (const face of faces.values()) face.restate(message.ageSeconds, Date.parse(message.at));
  ask();
  tick();
}

/** Asks for the cards of this place; at most one question at a time, and not more often than every two seconds. */
async function ask() {
  const wait = askedAt + leastBetweenQuestions - performance.now();
  if (asking || wait > 0) {
    again ??= setTimeout(() => { again = null; ask(); }, Math.max(wait, 200));
    return;
  }
  asking = true;
  askedAt = performance.now();
  try {
    const reply = await fetch(`/api/v1/kpis?${page.dataset.question}`, { signal: AbortSignal.timeout(10_000) });
    if (reply.ok) showAnswer(await reply.json());
    else if (reply.status === 401) location.reload();
  } catch {
    // The hub's watchdog says that the server is away; the cards keep their values meanwhile.
  } finally {
    asking = false;
  }
}

function showAnswer(answer) {
  const at = Date.parse(answer.asOf);
  for (const item of answer.items) faces.get(item.id)?.show(item, at);
  tick();
}

function showLink(link, silent) {
  setState(page, 'link', link);
  setState(one('link-shape'), 'state', link);
  write(one('link'), words[`link.${link}`]);
  if (link === 'lost') write(one('band'), fill(words['link.band'], { time: timeText(now() - silent) }));
}

function tick() {
  const time = now();
  write(one('clock'), timeText(time));
  const late = sources.show(time);
  for (const face of faces.values()) face.showAge(time, late);
}

const first = JSON.parse(document.getElementById('overview').textContent);
setTime(first.at);
sources.take(first.sources, Date.parse(first.at));
const answer = document.getElementById('answer');
if (answer) showAnswer(JSON.parse(answer.textContent));
everySecond(tick);
new Live({ url: '/hubs/kpi', build: page.dataset.build, scenes: ['overview'], onSnapshot: takeMessage, onFrame: takeMessage, onLink: showLink, onReload: planReload }).run();
