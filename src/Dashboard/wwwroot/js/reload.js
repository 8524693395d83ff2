// Reloading the page for a new build: after a jittered delay, at most once in ten minutes, and only while the server answers,
// because a wall must never end on the browser's error page.

const storageKey = 'ioc-reloaded-at';
const leastBetween = 600_000;
const jitter = 20_000;
let planned = false;

export function planReload(delaySeconds) {
  const last = Number(sessionStorage.getItem(storageKey) ?? 0);
  if (planned || Date.now() - last < leastBetween) return;
  planned = true;
  setTimeout(tryReload, delaySeconds * 1000 + Math.random() * jitter);
}

async function tryReload() {
  try {
    const reply = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    if (!reply.ok) throw new Error(String(reply.status));
    sessionStorage.setItem(storageKey, String(Date.now()));
    location.reload();
  } catch {
    setTimeout(tryReload, 5_000 + Math.random() * jitter);
  }
}
