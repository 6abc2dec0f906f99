// The review of a document by keyboard: keys work only while a line has the focus (WCAG 2.1.4). Without this file
// every gesture remains, by its button.
(function () {
  "use strict";
  const cards = Array.from(document.querySelectorAll(".queue > .card-line"));
  if (!cards.length) return;

  const show = (card, away) => {
    document.querySelectorAll(".source .current").forEach((m) => m.classList.remove("current"));
    const facts = (card.dataset.facts || "").split(" ").filter(Boolean);
    const marks = facts.map((uid) => document.getElementById("f-" + uid)).filter(Boolean);
    marks.forEach((anchor) => {
      const mark = anchor.nextElementSibling;
      if (mark) mark.classList.add("current");
    });
    const box = document.querySelector(".page-text .scroll");
    if (marks[0] && box && (away || box.scrollHeight > box.clientHeight)) {
      const to = marks[0].getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
      box.scrollBy({ top: to });
    }
  };
  const focus = (card) => {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  };
  const keys = {
    j: (card) => focus(cards[cards.indexOf(card) + 1]),
    k: (card) => focus(cards[cards.indexOf(card) - 1]),
    v: (card) => card.querySelector("[data-key=v]")?.click(),
    c: (card) => card.querySelector("[data-key=c]")?.click(),
    e: (card) => {
      const details = card.querySelector("details");
      if (details) { details.open = true; details.querySelector("input[name=reason]").focus(); }
    },
    l: (card) => show(card, true),
  };

  cards.forEach((card) => {
    card.tabIndex = 0;
    card.addEventListener("focusin", () => show(card, false));
    card.addEventListener("keydown", (event) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const typing = event.target.matches("input, textarea, select");
      const act = keys[event.key.toLowerCase()];
      if (event.key === "Escape" && typing) return focus(card);
      if (!act || typing || !plain) return;
      event.preventDefault();
      act(card);
    });
  });
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked && cards.includes(asked)) focus(asked);
})();
