/// <reference lib="dom" />

/**
 * Narrows the matrix down to some results and rules, and tells what a cell is about. Its source becomes the
 * script of the page, so it can use nothing from outside itself.
 */
function narrowing(): void {
  const form = document.querySelector<HTMLFormElement>('form.narrow');
  const table = document.querySelector<HTMLTableElement>('.matrix table');
  const status = form?.querySelector<HTMLElement>('[role=status]');
  const told = document.querySelector<HTMLElement>('.cell');
  if (form === null || table === null || !status || told === null) return;
  const [headRow, ...rows] = table.rows;
  const heads = headRow === undefined ? [] : [...headRow.cells];
  const columns = [...table.querySelectorAll('col')];

  const narrow = (): void => {
    const wanted = new FormData(form);
    const filledIn = (name: string): string => {
      const value = wanted.get(name);
      return typeof value === 'string' ? value : '';
    };
    const [text, outcome, verdict] = [
      filledIn('text').trim().toLowerCase(),
      filledIn('outcome'),
      filledIn('verdict'),
    ];
    const area = filledIn('area');
    let shownRules = 0;
    heads.forEach((head, index) => {
      if (index === 0) return;
      const shown =
        ['', head.dataset['area']].includes(area) &&
        (!wanted.has('differs') || head.dataset['differs'] !== undefined);
      columns[index]?.classList.toggle('off', !shown);
      if (shown) shownRules += 1;
    });
    let shownResults = 0;
    for (const row of rows) {
      const [head] = row.cells;
      const shown =
        (text === '' || (head?.title ?? '').toLowerCase().includes(text)) &&
        ['', head?.dataset['outcome']].includes(outcome) &&
        (verdict === '' ||
          [...row.getElementsByClassName(verdict)].some(
            (cell) => !columns[(cell as HTMLTableCellElement).cellIndex]?.classList.contains('off'),
          ));
      if (row.hidden === shown) row.hidden = !shown;
      if (shown) shownResults += 1;
    }
    status.textContent = `${String(shownResults)} of ${String(rows.length)} results, ${String(shownRules)} of ${String(heads.length - 1)} rules`;
  };

  table.addEventListener('pointerover', ({ target }) => {
    const cell = target instanceof Element ? target.closest('td, th') : null;
    if (!(cell instanceof HTMLTableCellElement)) return;
    const row = cell.closest('tr');
    const rule = heads[cell.cellIndex];
    const result = row === headRow ? '' : (row?.cells[0]?.title ?? '');
    const about = cell.cellIndex === 0 ? '' : `${rule?.textContent ?? ''} - ${rule?.title ?? ''}`;
    told.textContent = [result, about].filter((part) => part !== '').join(': ');
  });
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  // the fields have their first values only after this event
  form.addEventListener('reset', () => setTimeout(narrow));
}

/** The script of a page with a matrix. */
export const NARROWING = `(${narrowing.toString()})();`;
