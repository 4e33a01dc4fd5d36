type Events = {
  ontick: (id: string, isTicked: boolean, isRange: boolean) => void;
  /** Called with the button that asks for a row's menu. */
  onmenu: (id: string, button: HTMLElement) => void;
};

const MENU_BUTTON = 'button[form="row"]';

/** Hears what is done in the rows of the table: once for all of them, and not in each. */
export function rowEvents({ ontick, onmenu }: Events) {
  return (body: HTMLElement) => {
    /** Whether Shift was down at the click that a change comes from. */
    let isRange = false;

    const click = (event: MouseEvent) => {
      isRange = event.shiftKey;
      const { target } = event;
      const button = target instanceof Element ? target.closest<HTMLElement>(MENU_BUTTON) : null;
      const id = button?.closest<HTMLElement>('[data-row]')?.dataset.row;
      if (!button || !id) return;
      event.preventDefault();
      onmenu(id, button);
    };
    const change = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      ontick(target.value, target.checked, isRange);
    };
    body.addEventListener('click', click);
    body.addEventListener('change', change);
    return () => {
      body.removeEventListener('click', click);
      body.removeEventListener('change', change);
    };
  };
}
