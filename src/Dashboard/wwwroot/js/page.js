// A page below the overview: its clock and connection live, and once a minute the parts that hold numbers come anew from the server.

import { everySecond, now, setTime, timeText } from './clock.js';
import { fill } from './format.js';
import { Live } from './live.js';
import { takeParts } from './parts.js';
import './picture.js';
import { planReload } from './reload.js';
import './table.js';
import { setState, write } from './tile.js';

const minute = 60_000;
const page = document.documentElement;
const words = JSON.parse(document.getElementById('texts').textContent);
const one = (name) => document.querySelector(`[data-part="${name}"]`);

let alertsSeen = null;
let soon = 0;

function takeMessage(message) {
  if (!setTime(message.at)) throw new TypeError('no time in the message');
  if (message.title !== undefined || message.alerts?.length) takeAlerts(message);
  tick();
}

/** Alerts changed: the parts of this page come anew at once, and not a minute later. */
function takeAlerts(message) {
  const alerts = JSON.stringify(message.alerts);
  const isNews = alertsSeen !== null && (message.title === undefined || alerts !== alertsSeen);
  if (message.title !== undefined) alertsSeen = alerts;
  if (!isNews || !document.querySelector('[data-refresh]')) return;
  clearTimeout(soon);
  soon = setTimeout(refresh, 150);
}

function showLink(link, silent) {
  setState(page, 'link', link);
  setState(one('link-shape'), 'state', link);
  write(one('link'), words[`link.${link}`]);
  if (link === 'lost') write(one('band'), fill(words['link.band'], { time: timeText(now() - silent) }));
}

function tick() {
  write(one('clock'), timeText(now()));
}

async function refresh() {
  if (page.dataset.link !== 'live' || document.hidden) return;
  try {
    const reply = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    if (!reply.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
    takeParts(fresh);
  } catch {
    // The hub's watchdog says that the server is away; the numbers stay meanwhile.
  }
}

setTime(JSON.parse(document.getElementById('at').textContent));
everySecond(tick);
setInterval(refresh, minute);
new Live({ url: '/hubs/kpi', build: page.dataset.build, scenes: ['overview'], onSnapshot: takeMessage, onFrame: takeMessage, onLink: showLink, onReload: planReload }).run();
