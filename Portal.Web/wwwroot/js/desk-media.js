// The media library: files can be dropped onto the form, an upload shows how far it is, and a click into a picture sets what must stay in sight.
// Without it the form sends, and the numbers are typed.

const form = document.querySelector('[data-media-upload]');
const view = document.querySelector('[data-focus]');

function attendUpload() {
  const files = form.elements.Files;
  const bar = form.querySelector('progress');
  const live = form.querySelector('[role=status]');

  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) files.files = event.dataTransfer.files;
  });

  form.addEventListener('submit', (event) => {
    if (!form.checkValidity()) return;
    event.preventDefault();
    const button = form.querySelector('button[type=submit]');
    const request = new XMLHttpRequest(); // fetch does not tell how far a body is
    const again = () => { bar.hidden = true; button.disabled = false; form.submit(); };
    request.open('POST', form.action);
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = total > 0 ? (100 * loaded) / total : 0;
      live.textContent = form.dataset.wordsOf.replace('{0}', String(Math.floor(bar.value)));
    };
    request.onload = () => {
      // A refusal is a page that says why: only the form itself can show it.
      if (request.status >= 200 && request.status < 300) location.assign(request.responseURL);
      else again();
    };
    request.onerror = again;
    bar.hidden = false;
    button.disabled = true;
    request.send(new FormData(form));
  });
}

function attendFocus() {
  const picture = view.querySelector('img');
  const [x, y] = ['FocalX', 'FocalY'].map((id) => document.getElementById(id));
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    x.value = String(Math.round((100 * (event.clientX - box.left)) / box.width));
    y.value = String(Math.round((100 * (event.clientY - box.top)) / box.height));
  });
}

if (form) attendUpload();
if (view && document.getElementById('FocalX')) attendFocus();
