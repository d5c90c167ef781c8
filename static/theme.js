// Light, dark or as the system has it: the choice is kept, and set before anything is drawn.
(() => {
  const key = "alignsite-theme";
  const root = document.documentElement;
  const choices = [["", "Auto theme"], ["light", "Light theme"], ["dark", "Dark theme"]];

  const kept = () => {
    try {
      return localStorage.getItem(key) || "";
    } catch {
      return ""; // storage can be forbidden
    }
  };
  const show = (choice) => {
    if (choice) root.dataset.theme = choice;
    else delete root.dataset.theme;
  };
  show(kept());

  addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".site-header");
    if (!place) return;
    const select = document.createElement("select");
    select.className = "theme";
    select.setAttribute("aria-label", "Colours");
    for (const [value, text] of choices) select.add(new Option(text, value));
    select.value = kept();
    select.addEventListener("change", () => {
      show(select.value);
      try {
        localStorage.setItem(key, select.value);
      } catch {
        // the choice then lasts as long as the page
      }
    });
    place.append(select);
    addEventListener("storage", () => {
      select.value = kept();
      show(select.value);
    });
  });
})();
