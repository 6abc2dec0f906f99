// Follows the reading of documents: says where it is, and offers the page again when it is done. The page never changes
// by itself; without this file its link « Actualiser » does the same.
(function () {
  "use strict";
  const notice = document.querySelector("[data-follow]");
  if (!notice) return;
  const words = notice.querySelector("span");
  const ask = async (wait) => {
    await new Promise((done) => setTimeout(done, wait));
    try {
      const answer = await fetch(notice.dataset.follow, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const state = await answer.json();
      if (words.textContent !== state.said) words.textContent = state.said;
      if (state.running) ask(Math.min(wait * 1.5, 10000));
      else notice.classList.add("notice--ok");
    } catch (error) {
      ask(Math.min(wait * 2, 30000));
    }
  };
  ask(1000);
})();
