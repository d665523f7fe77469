// Offers titles while somebody types. Without it the search works all the same.

const STILL = 180; // milliseconds without a key before anything is asked

const field = document.querySelector('[data-suggest]');

function attend() {
  const list = document.getElementById(field.getAttribute('list'));
  let timer;
  let asked = '';

  async function ask() {
    const text = field.value.trim();
    if (text === asked || text.length === 0) return;
    asked = text;
    const answer = await fetch(`${field.dataset.suggest}&q=${encodeURIComponent(text)}`, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!answer.ok || asked !== text) return;
    const titles = await answer.json();
    list.replaceChildren(...titles.map((title) => {
      const option = document.createElement('option');
      option.value = title;
      return option;
    }));
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), STILL);
  });
}

if (field) attend();
