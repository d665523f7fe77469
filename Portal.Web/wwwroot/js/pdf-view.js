// Shows a PDF attachment in the case page, on canvases only: no text layer, no annotation layer, no inline style, so that the page's policy
// needs no exception. Without this script the download link beside it does the work.
const library = "/lib/pdfjs/";
const widest = 900;

// A worker's address is a script address: the page's policy asks for a name for whoever makes one.
const addresses = globalThis.trustedTypes?.createPolicy("pdf-view", { createScriptURL: (url) => url });

async function open(url) {
  const pdfjs = await import(`${library}pdf.min.mjs`);
  const address = `${library}pdf.worker.min.mjs`;
  pdfjs.GlobalWorkerOptions.workerPort ??= new Worker(addresses ? addresses.createScriptURL(address) : address, { type: "module" });
  return pdfjs.getDocument({
    url,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    disableRange: true,
    disableStream: true,
    useSystemFonts: false,
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
  }).promise;
}

async function drawPage(pdf, number, box, words) {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const shown = Math.min(box.clientWidth, widest);
  const viewport = page.getViewport({ scale: (shown / plain.width) * Math.min(globalThis.devicePixelRatio || 1, 2) });
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", words.page.replace("{0}", number).replace("{1}", pdf.numPages));
  box.append(canvas);
  await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport, annotationMode: 0 }).promise;
  page.cleanup();
}

async function draw(box, words, said) {
  said.textContent = words.wait;
  try {
    const pdf = await open(words.pdf);
    for (let number = 1; number <= pdf.numPages && box.isConnected; number++) {
      await drawPage(pdf, number, box, words);
    }
    said.textContent = "";
    await pdf.loadingTask.destroy();
  } catch {
    said.textContent = words.fail;
  }
}

for (const holder of document.querySelectorAll("[data-pdf]")) {
  const words = holder.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn alt sm";
  button.textContent = words.show;
  button.setAttribute("aria-expanded", "false");
  const said = document.createElement("p");
  said.className = "s muted";
  said.setAttribute("role", "status");
  let box = null;
  button.addEventListener("click", () => {
    const opening = box === null;
    button.textContent = opening ? words.hide : words.show;
    button.setAttribute("aria-expanded", String(opening));
    if (!opening) {
      box.remove();
      box = null;
      said.textContent = "";
      return;
    }
    box = document.createElement("div");
    box.className = "pdf-pages";
    holder.append(box);
    void draw(box, words, said);
  });
  holder.append(button, said);
}
