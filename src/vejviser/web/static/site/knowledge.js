/* Narrows the steps of a form to those whose title holds what is typed. Without this file all are there. */
"use strict";
for (const field of document.querySelectorAll("[data-steps]")) {
  const search = field.querySelector("[data-steps-search]");
  const told = field.querySelector("[data-steps-told]");
  const stages = [...field.querySelectorAll("[data-steps-stage]")].map((stage) => [stage, stage.open]);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // typing Enter here must not send the form
  });
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [stage, before] of stages) {
      let any = false;
      for (const step of stage.querySelectorAll("[data-step]")) {
        const text = step.textContent.toLowerCase();
        const fits = words.every((word) => text.includes(word));
        step.hidden = !fits;
        any ||= fits;
        count += fits;
      }
      stage.open = words.length ? any : before || stage.querySelector(":checked") !== null;
    }
    const { none, one, many } = told.dataset;
    told.textContent = words.length ? (count === 0 ? none : count === 1 ? one : many.replace("#", count)) : "";
  });
}
