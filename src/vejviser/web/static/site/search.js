/* The search box with the keyboard: / goes to it, arrows move through suggestions and hits, Esc goes back.
   Every page works without this file. The / key can be turned off on the page of hits (WCAG 2.1.4). */
"use strict";
(() => {
  const box = document.getElementById("site-q");
  const suggested = document.getElementById("site-suggestions");
  if (!box || !suggested) return;
  const KEY = "vejviser-slash";

  function slash() {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true; // no storage: the page cannot remember, and keeps what it said
    }
  }

  function show() {
    for (const button of document.querySelectorAll("[data-slash]")) {
      button.setAttribute("aria-pressed", String(slash()));
      button.textContent = slash() ? button.dataset.on : button.dataset.off;
    }
  }

  function stops() {
    const hits = [...document.querySelectorAll(".search-hit h3 a")];
    const links = [...suggested.querySelectorAll("a")];
    return links.length ? [box, ...links] : [box, ...hits];
  }

  function close() {
    suggested.replaceChildren();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    const typing = at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
    if (event.key === "/" && !typing && slash()) {
      event.preventDefault();
      box.focus();
      box.select();
      return;
    }
    const places = stops();
    const place = places.indexOf(at);
    if (place < 0) return;
    if (event.key === "Escape") {
      close();
      box.focus();
    } else if (event.key === "ArrowDown" && place + 1 < places.length) {
      event.preventDefault();
      places[place + 1].focus();
    } else if (event.key === "ArrowUp" && place > 0) {
      event.preventDefault();
      places[place - 1].focus();
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-slash]");
    if (button) {
      try {
        localStorage.setItem(KEY, slash() ? "off" : "on");
      } catch {
        return;
      }
      show();
    } else if (!event.target.closest(".site-search")) close();
  });
  box.form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.form.contains(event.relatedTarget)) close();
  });
  show();
})();
