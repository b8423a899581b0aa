/**
 * Part of the page's script: lists that stand as text in `noscript` and are built when they are looked at. Work on all
 * of them is done in slices of a few milliseconds, so that the page answers meanwhile however many there are.
 */
export const listsScript = `
  const characters = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  const decoded = text => (text.includes('&') ? text.replace(/&(?:amp|lt|gt|quot|#39);/g, one => characters[one]) : text);
  const attributes = /^<[a-z]+ id="([^"]*)" data-verdict="([^"]*)" data-text="([^"]*)"/;

  const lists = [...document.querySelectorAll('.lazy')].map(holder => {
    const box = document.createElement(holder.dataset.element);
    if (holder.dataset.element === 'ul') box.className = 'rows';
    const more = document.createElement('button');
    more.type = 'button';
    more.hidden = true;
    const list = {
      holder, box, more, shown: 0,
      // A card has as many parts as several rows.
      batch: holder.dataset.element === 'ul' ? 100 : 25,
      entries: [], matching: [],
      pieces: [...holder.querySelectorAll('noscript')],
      group: holder.closest('details'),
      section: holder.closest('.checks'),
    };
    holder.append(box, more);
    more.addEventListener('click', () => {
      const first = list.shown;
      show(list, first + list.batch);
      const next = box.children[first];
      if (next) { next.tabIndex = -1; next.focus(); }
    });
    if (list.group) list.group.addEventListener('toggle', () => {
      if (list.group.open && list.shown === 0) { readAll(list); show(list, list.batch); }
    });
    return list;
  });

  const byId = new Map();
  const readPiece = list => {
    const piece = list.pieces.shift();
    const text = piece.textContent.replace(/^<ul class="rows">|<\\/ul>$/g, '');
    piece.remove();
    for (const html of text.split('<!---->')) {
      const entry = { html, list };
      const found = list.section && attributes.exec(html);
      if (found) {
        entry.verdict = found[2];
        entry.text = decoded(found[3]);
        byId.set(decoded(found[1]), entry);
      }
      list.entries.push(entry);
    }
    list.matching = list.entries;
  };
  const readAll = list => { while (list.pieces.length > 0) readPiece(list); };

  const mould = document.createElement('template');
  const built = entry => {
    if (!entry.node) {
      mould.innerHTML = entry.html;
      entry.node = document.importNode(mould.content, true).firstElementChild;
      entry.html = '';
      for (const button of entry.node.querySelectorAll('button.copy')) button.hidden = false;
    }
    return entry.node;
  };
  // Only as many as asked for: building a list of thousands at once would stall the page.
  const show = (list, upTo) => {
    list.box.append(...list.matching.slice(list.shown, upTo).map(built));
    list.shown = Math.min(upTo, list.matching.length);
    const rest = list.matching.length - list.shown;
    list.more.hidden = rest === 0;
    list.more.textContent = 'Show ' + Math.min(list.batch, rest) + ' more of ' + rest;
  };
  const clear = list => { list.box.replaceChildren(); list.shown = 0; list.more.hidden = true; };

  const pause = () => (globalThis.scheduler?.yield ? scheduler.yield() : new Promise(resolve => setTimeout(resolve)));
  let sliceEnd = 0;
  const breathe = () => {
    if (performance.now() < sliceEnd) return undefined;
    return pause().then(() => { sliceEnd = performance.now() + 15; });
  };
`
