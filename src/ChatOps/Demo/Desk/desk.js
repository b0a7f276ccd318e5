// Keeps a chat up to date without taking away what somebody is filling in: only messages that changed and that nobody works in are replaced.
(() => {
  const desk = document.querySelector('.desk[data-person]');
  if (!desk) return;
  const here = `/demo/${desk.dataset.person}`;
  const messages = document.getElementById('messages');
  const touched = new Set();
  let version = desk.dataset.version;

  messages.addEventListener('input', event => touched.add(event.target.closest('#messages > li')));
  const isBusy = item => touched.has(item) || item.contains(document.activeElement) || item.querySelector('details[open]');

  const take = page => {
    const fresh = [...page.querySelectorAll('#messages > li')];
    const kept = new Set(fresh.map(item => item.id));
    [...messages.children].filter(item => !kept.has(item.id) && !isBusy(item)).forEach(item => item.remove());
    let waits = false;
    fresh.forEach(item => {
      const old = document.getElementById(item.id);
      if (!old) messages.append(document.importNode(item, true));
      else if (old.dataset.revision === item.dataset.revision) return;
      else if (isBusy(old)) waits = true;
      else old.replaceWith(document.importNode(item, true));
    });
    document.getElementById('empty')?.remove();
    const note = document.getElementById('note');
    const said = page.getElementById('note').textContent;
    if (note.textContent !== said) note.textContent = said;
    if (!waits) version = page.querySelector('.desk').dataset.version;
  };

  const look = async () => {
    try {
      const now = await (await fetch(`${here}/version`)).json();
      document.getElementById('clock').textContent = now.clock;
      if (String(now.version) === version) return;
      take(new DOMParser().parseFromString(await (await fetch(here)).text(), 'text/html'));
    } catch {
      // The host is away for a moment; the next look tells.
    }
  };

  setInterval(look, 1500);
})();
