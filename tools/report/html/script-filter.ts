/** Part of the page's script: the filter over the checks, links to a check, and what is built before it is printed. */
export const filterScript = `
  const form = document.getElementById('filter');
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const filtered = document.getElementById('filtered');
  const ofChecks = lists.filter(list => list.section);
  const sections = [...new Set(ofChecks.map(list => list.section))];
  /** Checks of a report that is built whole, so that the browser's own search finds them. */
  const builtWhole = 3000;
  /** Rows that a search opens by itself. */
  const opened = 200;

  // What decides is there at once; the rest is read while the reader looks at it.
  for (const list of ofChecks) if (!list.group) { readPiece(list); show(list, list.batch); }

  const readEverything = async () => {
    for (const list of ofChecks) {
      while (list.pieces.length > 0) { readPiece(list); await breathe(); }
      if (!list.group) show(list, list.batch);
    }
    if (byId.size > builtWhole) return;
    for (const list of ofChecks) while (list.shown < list.matching.length) { show(list, list.shown + 20); await breathe(); }
  };
  const everything = readEverything();

  let turn = 0;
  const apply = async () => {
    const own = ++turn;
    form.setAttribute('aria-busy', 'true');
    await everything;
    const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const chosen = new Set(boxes.filter(box => box.checked).map(box => box.value));
    const matches = entry => chosen.has(entry.verdict) && words.every(word => entry.text.includes(word));
    const all = words.length === 0 && chosen.size === boxes.length;
    let found = 0;
    for (const list of ofChecks) {
      const matching = all ? list.entries : list.entries.filter(matches);
      found += matching.length;
      list.next = matching;
      await breathe();
      if (own !== turn) return;
    }
    // At once, so that the page is laid out once and not after each list.
    let room = opened;
    for (const list of ofChecks) {
      list.matching = list.next;
      const any = list.matching.length > 0;
      clear(list);
      if (list.group) {
        list.group.hidden = !any;
        list.group.querySelector('.found').textContent = all || !any ? '' : list.matching.length + ' found';
        if (words.length > 0) list.group.open = any && room > 0;
        if (!list.group.open) continue;
      }
      show(list, list.batch);
      room -= list.shown;
    }
    for (const section of sections) section.hidden = !ofChecks.some(list => list.section === section && list.matching.length > 0);
    form.removeAttribute('aria-busy');
    filtered.textContent = all ? '' : found + ' of ' + byId.size + ' checks found';
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());

  const openTarget = async () => {
    if (location.hash.length < 2) return;
    const id = decodeURIComponent(location.hash.slice(1));
    if (id.startsWith('check-')) {
      await everything;
      const entry = byId.get(id);
      if (entry) {
        if (!entry.list.matching.includes(entry)) { form.reset(); await apply(); }
        const { list } = entry;
        if (list.group) list.group.open = true;
        if (list.shown === 0) show(list, list.batch);
        // Far down a long list it is shown out of its order: building all before it would stall the page.
        if (!built(entry).isConnected) list.box.append(built(entry));
      }
    }
    const target = document.getElementById(id);
    for (let node = target; node; node = node.parentElement) if (node.matches('details')) node.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  // On paper every check that decides is named: the first ones whole, the rest in a line each.
  const printedWhole = 200;
  addEventListener('beforeprint', () => {
    for (const list of ofChecks) {
      if (list.group) continue;
      readAll(list);
      show(list, Math.max(list.shown, printedWhole));
      const rest = list.matching.slice(list.shown);
      if (rest.length === 0) continue;
      const lines = document.createElement('ul');
      lines.className = 'lines print-rest';
      for (const entry of rest) {
        const line = document.createElement('li');
        line.textContent = entry.text;
        lines.append(line);
      }
      list.holder.append(lines);
    }
  });
  addEventListener('afterprint', () => { for (const lines of document.querySelectorAll('.print-rest')) lines.remove(); });
`
