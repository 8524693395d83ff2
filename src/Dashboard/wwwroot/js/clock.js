// Server time in the browser. The display's own clock may be wrong, so time is the server's, carried on by the monotonic clock.

let offset = null; // server milliseconds minus monotonic milliseconds
let zoneMinutes = 0;

/** Takes the server's time from an ISO text with offset; answers whether it could be read. */
export function setTime(iso) {
  const server = Date.parse(iso);
  if (Number.isNaN(server)) return false;
  const zone = /([+-])(\d\d):(\d\d)$/.exec(iso);
  zoneMinutes = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  const fresh = server - performance.now();
  // A message never arrives early: the largest offset of messages near each other is the truest one.
  offset = offset === null || Math.abs(fresh - offset) > 1500 ? fresh : Math.max(offset, fresh);
  return true;
}

/** The server's time in milliseconds since 1970, or NaN before the first message. */
export function now() {
  return offset === null ? Number.NaN : performance.now() + offset;
}

/** The local wall-clock time at an instant, as a Date whose UTC fields hold the local ones. */
export function local(milliseconds) {
  return new Date(milliseconds + zoneMinutes * 60000);
}

/** `10:42:07` at an instant. */
export function timeText(milliseconds) {
  return Number.isNaN(milliseconds) ? '--:--:--' : local(milliseconds).toISOString().slice(11, 19);
}

/** `23/11/2026` at an instant. */
export function dayText(milliseconds) {
  if (Number.isNaN(milliseconds)) return '--/--/----';
  const day = local(milliseconds);
  const two = (n) => String(n).padStart(2, '0');
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
}

/** The weekday and the date, with the names of the days from the texts. */
export function dateText(milliseconds, words) {
  return `${words[`weekday.${local(milliseconds).getUTCDay()}`]}, ${dayText(milliseconds)}`;
}

/** Calls back at every full second of the server's time. */
export function everySecond(callback) {
  const tick = () => {
    callback();
    const part = Number.isNaN(now()) ? 0 : now() % 1000;
    setTimeout(tick, 1005 - part);
  };
  tick();
}
