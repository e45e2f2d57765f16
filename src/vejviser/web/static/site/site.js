/* Brings the components of DKFDS to life once each, also those that htmx brings in; moves focus and says what
   changed; prints and copies. Every page works without this file. Nothing here runs code from a page. */
"use strict";
(() => {
  const english = document.documentElement.lang.startsWith("en");
  const say = (da, en) => (english ? en : da);

  const ACCORDION = { open_all: say("Åbn alle", "Open all"), close_all: say("Luk alle", "Close all") };
  const LIMIT = {
    character_remaining: say("Du har {value} tegn tilbage", "You have {value} character left"),
    characters_remaining: say("Du har {value} tegn tilbage", "You have {value} characters left"),
    character_too_many: say("Du har {value} tegn for meget", "You have {value} character too many"),
    characters_too_many: say("Du har {value} tegn for meget", "You have {value} characters too many"),
  };
  const ENGLISH_CALENDAR = {
    open_calendar: "Open calendar",
    choose_a_date: "Choose a date",
    choose_a_date_between: "Choose a date between {minDay} {minMonthStr} {minYear} and {maxDay} {maxMonthStr} {maxYear}",
    choose_a_date_before: "Choose a date up to {maxDay} {maxMonthStr} {maxYear}",
    choose_a_date_after: "Choose a date from {minDay} {minMonthStr} {minYear} on",
    aria_label_date: "{dayStr} {day} {monthStr} {year}",
    current_month_displayed: "Showing {monthLabel} {focusedYear}",
    first_possible_date: "First date that can be chosen",
    last_possible_date: "Last date that can be chosen",
    previous_year: "One year back",
    previous_month: "One month back",
    next_month: "One month forward",
    next_year: "One year forward",
    select_month: "Choose month",
    select_year: "Choose year",
    previous_years: "{years} years back",
    next_years: "{years} years forward",
    guide:
      "With a keyboard, move by day with the left and right arrows, by week with up and down, by month with page up " +
      "and page down, and by year with shift and page up or page down. Home and end go to the ends of a week.",
    months_displayed: "Choose a month",
    years_displayed: "Showing the years {start} to {end}. Choose a year.",
    january: "January", february: "February", march: "March", april: "April", may: "May", june: "June",
    july: "July", august: "August", september: "September", october: "October", november: "November",
    december: "December", monday: "Monday", tuesday: "Tuesday", wednesday: "Wednesday", thursday: "Thursday",
    friday: "Friday", saturday: "Saturday", sunday: "Sunday",
  };

  const COMPONENTS = [
    [".accordion, .accordion-bordered", (one) => { // its folds are open where we do not run
      for (const button of one.querySelectorAll("[data-folded]")) button.setAttribute("aria-expanded", "false");
      new DKFDS.Accordion(one, ACCORDION).init();
    }],
    [".alert.has-close", (one) => new DKFDS.Alert(one).init()],
    [".form-limit", (one) => new DKFDS.CharacterLimit(one, LIMIT).init()],
    [".js-checkbox-toggle-content", (one) => new DKFDS.CheckboxToggleContent(one).init()],
    [".js-radio-toggle-group", (one) => new DKFDS.RadioToggleGroup(one).init()],
    [".js-dropdown", (one) => new DKFDS.Dropdown(one).init()],
    [".js-menudropdown", (one) => new DKFDS.MenuDropdown(one).init()],
    [".fds-modal", (one) => new DKFDS.Modal(one).init()],
    [".tooltip-wrapper", (one) => new DKFDS.Tooltip(one).init()],
    ["div.tab-container", (one) => new DKFDS.Tabs(one).init()],
    ['[data-module="error-summary"]', (one) => new DKFDS.ErrorSummary(one).init()],
    [".date-picker:not(.date-picker--initialized)", (one) => DKFDS.datePicker.init(one.parentElement)],
  ];
  const alive = new WeakSet(); // an element that is bound twice answers each click twice, and so not at all

  function enliven() {
    for (const [selector, bring] of COMPONENTS) {
      for (const one of document.querySelectorAll(selector)) {
        if (alive.has(one)) continue;
        alive.add(one);
        try {
          bring(one);
        } catch (fault) {
          console.error(fault); // one broken component must not take the others with it
        }
      }
    }
  }

  function enlivenMenu() {
    new DKFDS.Navigation().init();
    for (const more of document.querySelectorAll(".navigation-menu .more-button")) {
      alive.add(more); // the menu binds its own button
      more.firstElementChild.textContent = say("Mere", "More");
    }
  }

  function announce(words) {
    const region = document.getElementById("announce");
    if (!region || !words) return;
    region.textContent = "";
    setTimeout(() => { region.textContent = words; }, 50); // the same words twice are said twice only if they go away
  }

  const met = new WeakSet(); // what stood on the page before a swap neither takes focus nor is said again

  function news(selector) {
    const found = [...document.querySelectorAll(selector)].filter((one) => !met.has(one));
    found.forEach((one) => met.add(one));
    return found;
  }

  function afterSwap() {
    enliven();
    const told = news("[data-announce]").map((one) => one.dataset.announce || one.textContent.trim());
    announce(told.join(" "));
    const [first] = news("[data-focus]");
    if (!first) return;
    if (first.tabIndex < 0 && !first.hasAttribute("tabindex")) first.tabIndex = -1;
    first.focus();
  }

  function failed(event) {
    const status = event.detail?.ctx?.response?.status;
    if (status === 422) return; // the form comes back with its errors
    const region = document.getElementById("site-fault") || document.createElement("div");
    region.id = "site-fault";
    region.className = "site-fault";
    region.setAttribute("role", "alert");
    region.textContent = status
      ? say("Det lykkedes ikke. Genindlæs siden, og prøv igen.", "That did not work. Reload the page and try again.")
      : say("Der er ingen forbindelse. Prøv igen om lidt.", "There is no connection. Try again in a moment.");
    document.body.append(region);
  }

  async function copy(button) {
    const words = button.dataset.copy || location.href;
    let done = false;
    try {
      await navigator.clipboard.writeText(words);
      done = true;
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: words, className: "sr-only" });
      button.after(field); // browsers keep the clipboard from pages without https
      field.select();
      done = document.execCommand("copy");
      field.remove();
      button.focus();
    }
    announce(done ? say("Kopieret", "Copied") : say("Kunne ikke kopieres", "Could not be copied"));
    const told = button.querySelector("[data-copied]");
    if (done && told) told.textContent = told.dataset.copied;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-copy]");
    if (!button) return;
    event.preventDefault();
    if (button.hasAttribute("data-print")) window.print();
    else copy(button);
  });
  document.addEventListener("htmx:after:swap", afterSwap);
  document.addEventListener("htmx:before:request", () => document.getElementById("site-fault")?.remove());
  document.addEventListener("htmx:response:error", failed);
  document.addEventListener("htmx:error", failed);

  document.documentElement.classList.add("js");
  if (english) DKFDS.datePicker.setLanguage(ENGLISH_CALENDAR);
  DKFDS.datePicker.add(document.body);
  enlivenMenu();
  enliven();
  news("[data-focus], [data-announce]");
})();
