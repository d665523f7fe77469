// Makes the reporting pages a little easier where script runs. Everything works without it; nothing is stored and nothing is fetched.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A list of errors is read first.
document.querySelector(".summary")?.focus();

// A second click on a sending button would only repeat the same sending: it is harmless, but it makes a slow phone slower.
for (const form of document.querySelectorAll("form[enctype='multipart/form-data']")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent && event.submitter?.value !== "text" && event.submitter?.value !== "picture") {
      event.preventDefault();
      return;
    }
    if (event.submitter?.value !== "text" && event.submitter?.value !== "picture") {
      form.dataset.sent = "1";
      event.submitter?.classList.add("busy");
    }
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
