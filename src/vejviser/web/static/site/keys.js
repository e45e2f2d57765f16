/* Security keys: a form with data-key lets the browser ask the key before it is sent, and sends the answer.
   Without this file, or where the browser has no keys, the page says so and a code does instead. */
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-key]")) {
    const trouble = form.querySelector("[data-key-trouble]");
    const absent = form.querySelector("[data-key-absent]");
    const able = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;
    form.hidden = false;
    if (!able) {
      absent.hidden = false;
      continue;
    }

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      trouble.hidden = true;
      const { publicKey } = JSON.parse(form.dataset.options);
      try {
        const answer =
          form.dataset.key === "create"
            ? await navigator.credentials.create({
                publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
              })
            : await navigator.credentials.get({
                publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
              });
        form.elements.credential.value = JSON.stringify(answer.toJSON());
      } catch {
        trouble.hidden = false; // the person said no, or no key was there; nothing is sent
        return;
      }
      form.submit();
    });
  }
})();
