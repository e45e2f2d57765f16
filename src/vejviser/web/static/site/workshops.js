/* Keeps what one is writing in this browser until the server has it, so that nothing is lost when the page, the
   connection or the battery goes. The form works without this file. */
"use strict";
(() => {
  const fields = (form) => form.querySelectorAll("textarea[name], select[name], input[name=token]");
  const kept = (form) => `vejviser-${form.dataset.keep}`;

  function keep(form) {
    const said = Object.fromEntries([...fields(form)].map((one) => [one.name, one.value]));
    try {
      if ([...form.querySelectorAll("textarea")].some((one) => one.value.trim())) sessionStorage.setItem(kept(form), JSON.stringify(said));
      else sessionStorage.removeItem(kept(form));
    } catch { /* a browser that keeps nothing still sends the form */ }
  }

  function bring(form) {
    if ([...form.querySelectorAll("textarea")].some((one) => one.value.trim())) return;
    try {
      const said = JSON.parse(sessionStorage.getItem(kept(form)) || "{}");
      for (const one of fields(form)) if (one.name in said) one.value = said[one.name];
    } catch { /* what cannot be read is not brought back */ }
  }

  const forms = () => document.querySelectorAll("form[data-keep]");
  function settle() {
    const written = document.querySelector("[data-written]");
    for (const form of forms()) {
      if (written) sessionStorage.removeItem(kept(form));
      else bring(form);
    }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form) keep(form);
  });
  document.addEventListener("htmx:after:swap", settle);
  settle();
})();
