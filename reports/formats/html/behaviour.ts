/// <reference lib="dom" />

/**
 * What the page does beyond being read: it filters and unfolds rules, opens where a link leads, and copies
 * texts. Its source becomes the script of the page, so it can use nothing from outside itself.
 */
function behaviour(): void {
  const rules = [...document.querySelectorAll<HTMLDetailsElement>('details.rule')];
  const areas = [...document.querySelectorAll<HTMLElement>('section.area')];
  const form = document.querySelector<HTMLFormElement>('form.filter');
  const count = document.querySelector<HTMLElement>('form.filter .count');
  const texts = new Map(rules.map((rule) => [rule, (rule.textContent || '').toLowerCase()]));

  const matches = (rule: HTMLDetailsElement, wanted: FormData): boolean => {
    const { verdict, level = '', area } = rule.dataset;
    const filledIn = (name: string): string => {
      const value = wanted.get(name);
      return typeof value === 'string' ? value : '';
    };
    const words = filledIn('text').trim().toLowerCase().split(/\s+/);
    return (
      (verdict === undefined || wanted.getAll('verdict').includes(verdict)) &&
      wanted.getAll('level').includes(level) &&
      ['', area].includes(filledIn('area')) &&
      words.every((word) => texts.get(rule)?.includes(word))
    );
  };

  const filter = (): void => {
    if (form === null) return;
    const wanted = new FormData(form);
    for (const rule of rules) rule.hidden = !matches(rule, wanted);
    for (const area of areas) area.hidden = area.querySelector('details.rule:not([hidden])') === null;
    const shown = rules.filter((rule) => !rule.hidden).length;
    const words = shown === rules.length ? String(shown) : `${String(shown)} of ${String(rules.length)}`;
    if (count !== null) count.textContent = shown === 0 ? 'No rule is like this' : `${words} rules`;
  };

  const reveal = (): void => {
    const target = document.getElementById(location.hash.slice(1));
    const rule = target?.closest<HTMLDetailsElement>('details.rule');
    if (target === null || !rule) return;
    if (rule.hidden) {
      form?.reset();
      for (const one of [...rules, ...areas]) one.hidden = false;
    }
    for (let at: Element | null = target; at !== null; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    target.closest('details')?.scrollIntoView();
    target.closest('details')?.querySelector('summary')?.focus({ preventScroll: true });
  };

  const fold = (open: boolean): void => {
    for (const rule of rules) {
      if (rule.hidden) continue;
      rule.open = open;
      for (const inner of rule.querySelectorAll('details')) inner.open = open;
    }
  };

  const copyButton = (text: HTMLElement): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text.textContent || '').then(
        () => (button.textContent = 'Copied'),
        () => getSelection()?.selectAllChildren(text),
      );
    });
    text.previousElementSibling?.append(button);
  };

  document.querySelectorAll<HTMLElement>('pre.copy').forEach(copyButton);
  if (form !== null) {
    form.hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    // the fields have their first values only after this event
    form.addEventListener('reset', () => setTimeout(filter));
    form.querySelector('[name=unfold]')?.addEventListener('click', () => {
      fold(true);
    });
    form.querySelector('[name=fold]')?.addEventListener('click', () => {
      fold(false);
    });
    // a browser that goes back restores what was filled in
    addEventListener('pageshow', filter);
  }
  addEventListener('hashchange', reveal);
  // a click on the link that led here does not change the hash
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link?.hash !== '' && link?.hash === location.hash) reveal();
  });
  addEventListener('pageshow', reveal);
}

/** The script of a page with rules. */
export const BEHAVIOUR = `(${behaviour.toString()})();`;
