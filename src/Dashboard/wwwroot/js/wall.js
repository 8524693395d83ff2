// The wall: takes the hub's scenes into the page that the server rendered, and says loudly when it cannot.

import { Alerts, chime } from './alerts.js';
import { dateText, everySecond, now, setTime, timeText } from './clock.js';
import { FlowChart } from './flow-chart.js';
import { fill, number } from './format.js';
import { Live } from './live.js';
import { showRanking } from './ranking.js';
import { showField, showMap, showTargets } from './panels.js';
import { planReload } from './reload.js';
import { Rotation } from './rotation.js';
import { Sources } from './sources.js';
import { setState, TileFace, write } from './tile.js';
import { showTrust } from './trust-panel.js';

const page = document.documentElement;
const words = JSON.parse(document.getElementById('texts').textContent);
const one = (name) => document.querySelector(`[data-part="${name}"]`);
const faces = new Map([...document.querySelectorAll('[data-tile]')].map((root) => [root.dataset.tile, new TileFace(root, words)]));
const sources = new Sources(one('sources'), one('oldest'), one('more-sources'), words);
const alerts = new Alerts(one('alerts'), words, () => { if (page.dataset.sound === 'true') chime(); });
const chart = new FlowChart(one('chart'), words, page.dataset.nonce);
const scenes = [...document.querySelectorAll('.scene')];
const drawers = {
  chart: (root, tile) => { chart.show(tile); showTotals(tile); },
  ranking: (root, tile) => showRanking(one('ranking'), tile),
  targets: showTargets,
  field: showField,
  map: (root, tile) => showMap(root, tile, words),
  trust: showTrust,
};
let link = 'connecting';
let ready = true;
let flowTile = null;

function takeTiles(tiles, at) {
  for (const tile of tiles) {
    const face = faces.get(tile.id);
    if (!face) continue;
    const drawer = drawers[face.root.dataset.kind];
    if (drawer) {
      face.showPanel(tile, at);
      drawer(face.root, tile);
      if (face.root.dataset.kind === 'chart') flowTile = tile;
    } else {
      face.show(tile, at);
    }
  }
}

function takeSnapshot(snapshot) {
  const at = takeTime(snapshot);
  takeTiles(snapshot.tiles, at);
  sources.take(snapshot.sources, at);
  write(one(`rules-${snapshot.id}`), snapshot.rules ?? '');
  alerts.takeAll(snapshot.alerts, snapshot.alertCount);
  showReadiness(snapshot);
  tick();
}

function takeFrame(frame) {
  const at = takeTime(frame);
  takeTiles(frame.tiles, at);
  if (frame.ageSeconds !== undefined) for (const face of faces.values()) face.restate(frame.ageSeconds, at);
  if (frame.sources) sources.take(frame.sources, at);
  alerts.takeChanged(frame.alerts, frame.alertCount);
  if (frame.rules !== undefined) write(one(`rules-${frame.scene}`), frame.rules);
  showReadiness(frame);
  tick();
}

function takeTime(message) {
  if (!setTime(message.at)) throw new TypeError('no time in the message');
  return Date.parse(message.at);
}

function showReadiness(message) {
  ready = message.ready !== false;
  one('not-ready').hidden = ready;
  showLink(link, 0);
  one('no-source').hidden = sources.sources.length > 0;
  one('strip-title').hidden = sources.sources.length === 0;
}

function showTotals(tile) {
  for (const name of ['received', 'finished']) {
    const points = (tile.series ?? []).find((entry) => entry.name === name)?.points ?? [];
    write(one(`total-${name}`), number(points.reduce((sum, [, value]) => sum + (value ?? 0), 0), 'dossiers'));
  }
}

/** A server that still loads is reached, but its numbers are not live. */
function showLink(current, silent) {
  if (current === 'lost' && link !== 'lost') write(one('band'), fill(words['link.band'], { time: timeText(now() - silent) }));
  link = current;
  const shown = link === 'live' && !ready ? 'loading' : link;
  setState(page, 'link', link);
  setState(one('link-shape'), 'state', shown);
  write(one('link'), words[`link.${shown}`]);
}

function tick() {
  const time = now();
  write(one('clock'), timeText(time));
  if (!Number.isNaN(time)) write(one('date'), dateText(time, words));
  const late = sources.show(time);
  for (const face of faces.values()) face.showAge(time, late);
}

/** The next map at each turn of their scene. */
function turnMaps(scene) {
  if (scene !== 'map') return;
  const maps = [...one('maps').children];
  const next = (maps.findIndex((map) => map.dataset.on === 'true') + 1) % maps.length;
  maps.forEach((map, i) => setState(map, 'on', String(i === next)));
}

const names = scenes.map((scene) => scene.dataset.scene);
for (const name of names) takeSnapshot(JSON.parse(document.getElementById(`scene-${name}`).textContent));
everySecond(tick);
window.addEventListener('resize', () => { if (flowTile) chart.show(flowTile); });
new Rotation(scenes, one('scene-title'), one('dots'), Number(page.dataset.rotate) * 1000, turnMaps, () => alerts.isHolding);
new Live({ url: '/hubs/kpi', build: page.dataset.build, scenes: names, onSnapshot: takeSnapshot, onFrame: takeFrame, onLink: showLink, onReload: planReload }).run();
