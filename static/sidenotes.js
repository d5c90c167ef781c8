// Where there is room, footnotes stand beside their marks. The order of reading stays.
const notes = [...document.querySelectorAll(".prose > .footnotes li[id]")];
if (notes.length) {
  const prose = notes[0].closest(".prose");
  const wide = matchMedia("(min-width: 80rem)");
  const place = () => {
    prose.classList.toggle("sidenoted", wide.matches);
    let free = 0;
    for (const note of notes) {
      const mark = prose.querySelector(`a[href="#${CSS.escape(note.id)}"]`);
      const top = mark ? mark.getBoundingClientRect().top - prose.getBoundingClientRect().top : 0;
      note.style.top = wide.matches ? `${Math.max(top, free)}px` : "";
      free = Math.max(top, free) + note.offsetHeight + 12;
    }
    prose.style.minHeight = wide.matches ? `${free}px` : "";
  };
  new ResizeObserver(place).observe(prose);
  place();
}
