// Fetches reCAPTCHA 3's token at the moment of sending: it lives two minutes, a form is open for longer.

function attend(input) {
  const form = input.closest('form');
  let ready = false;
  form.addEventListener('submit', (event) => {
    if (ready || !globalThis.grecaptcha) {
      return;
    }

    event.preventDefault();
    grecaptcha.ready(async () => {
      input.value = await grecaptcha.execute(input.dataset.recaptcha, { action: input.dataset.action });
      ready = true;
      form.requestSubmit(event.submitter);
      ready = false;
    });
  });
}

document.querySelectorAll('[data-recaptcha]').forEach(attend);
