// Looks at what a page really shows, and answers what a designer would not ship, one sentence each.
(rules) => {
  const problems = [];
  const tolerance = 1.5;
  const leastGap = 24;

  const hidden = (element) => !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
  const round = (box) => `${Math.round(box.left)},${Math.round(box.top)}–${Math.round(box.right)},${Math.round(box.bottom)}`;

  function shownTexts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent.trim();
      if (text === '' || element.closest('script, style, noscript, title') || hidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width >= 1 && box.height >= 1) found.push({ text, element, box });
      }
    }
    return found;
  }

  function colourOf(text) {
    const canvas = (colourOf.canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }));
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  }

  function groundOf(element) {
    for (let at = element; at; at = at.parentElement) {
      const ground = colourOf(getComputedStyle(at).backgroundColor);
      if (ground.a > 0.99) return ground;
    }
    return { r: 255, g: 255, b: 255 };
  }

  function luminance({ r, g, b }) {
    const part = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  }

  function contrast(element) {
    const style = getComputedStyle(element);
    const ink = luminance(colourOf(element instanceof SVGElement ? style.fill : style.color));
    const ground = luminance(groundOf(element));
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  }

  function clippedBy({ element, box }) {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible' || at === document.body) continue;
      const frame = at.getBoundingClientRect();
      const outside = box.left < frame.left - tolerance || box.right > frame.right + tolerance
        || box.top < frame.top - tolerance || box.bottom > frame.bottom + tolerance;
      if (outside) return `${at.tagName.toLowerCase()}.${at.getAttribute('class')} at ${round(frame)}`;
    }
    return null;
  }

  /** The frame that a text comes too near to at its sides: less than a sixth of its size, capped. */
  function touches({ element, box }) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (parseFloat(style.borderLeftWidth) === 0 || parseFloat(style.borderRightWidth) === 0) continue;
      const frame = at.getBoundingClientRect();
      const gap = Math.min(box.left - frame.left, frame.right - box.right);
      return gap < parseFloat(getComputedStyle(element).fontSize) / 6 && gap < leastGap ? `${at.tagName.toLowerCase()}.${at.getAttribute('class')} at ${round(frame)}` : null;
    }
    return null;
  }

  /** Letters fill the middle of a line's box; only that part must be free of other letters. */
  const letters = ({ left, right, top, bottom, height }) => ({ left, right, top: top + height * 0.16, bottom: bottom - height * 0.16 });

  function overlap(first, second) {
    const a = letters(first.box);
    const b = letters(second.box);
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > tolerance && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > tolerance;
  }

  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) problems.push(`It scrolls sideways: ${page.scrollWidth} of ${innerWidth}.`);
  if (!rules.mayScroll && page.scrollHeight > innerHeight) problems.push(`It scrolls: ${page.scrollHeight} of ${innerHeight}.`);

  const texts = shownTexts();
  if (texts.length === 0) problems.push('It shows no text at all.');
  texts.forEach((one, index) => {
    const { text, element, box } = one;
    const name = `"${short(text)}" at ${round(box)}`;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < rules.smallestFont - 0.05) problems.push(`${name} has a font of ${size} px.`);
    const ratio = contrast(element);
    if (ratio < rules.contrast) problems.push(`${name} has a contrast of ${ratio.toFixed(2)}.`);
    if (box.left < -tolerance || box.right > innerWidth + tolerance) problems.push(`${name} leaves the screen.`);
    if (!rules.mayScroll && (box.top < -tolerance || box.bottom > innerHeight + tolerance)) problems.push(`${name} leaves the screen.`);
    const frame = clippedBy(one);
    if (frame) problems.push(`${name} is clipped by ${frame}.`);
    const border = touches(one);
    if (border) problems.push(`${name} touches the border of ${border}.`);
    for (const other of texts.slice(index + 1)) {
      if (overlap(one, other)) problems.push(`${name} overlaps "${short(other.text)}" at ${round(other.box)}.`);
    }
  });

  for (const target of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    const box = target.getBoundingClientRect();
    if (rules.smallestTarget && !hidden(target) && (box.width < rules.smallestTarget - 0.5 || box.height < rules.smallestTarget - 0.5)) {
      problems.push(`"${short(target.textContent.trim())}" is a target of ${Math.round(box.width)} × ${Math.round(box.height)}.`);
    }
  }
  return problems;
}
