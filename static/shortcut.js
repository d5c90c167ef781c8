// "/" leads to the field of search, unless something is being written.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("form[role=search] [name=q]");
  if (!field || document.activeElement?.closest("input, select, textarea, iframe, [contenteditable]")) return;
  event.preventDefault();
  field.focus();
  field.select();
});
