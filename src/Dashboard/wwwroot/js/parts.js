// The parts of a page that come anew from the server, marked with data-refresh and a name.

// What the server sent last: a table that was sorted here, or a part that was opened, is no news.
const sent = new Map([...document.querySelectorAll('[data-refresh]')].map((part) => [part, part.innerHTML]));

/** Takes the parts of a fresh page that the server changed. */
export function takeParts(fresh) {
  for (const [part, before] of sent) {
    const other = fresh.querySelector(`[data-refresh="${part.dataset.refresh}"]`);
    if (other && other.innerHTML !== before) replace(part, other);
  }
}

/** Takes the new content; what a person has opened or closed stays so. */
function replace(part, other) {
  sent.set(part, other.innerHTML);
  for (const opened of part.querySelectorAll('details[id]')) {
    const twin = other.querySelector(`#${CSS.escape(opened.id)}`);
    if (twin) twin.open = opened.open;
  }
  part.replaceChildren(...other.childNodes);
}
