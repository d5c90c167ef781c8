// A page can be read and used without any of this.
import "./theme.js";
import "./copy.js";
import "./contents.js";
import "./filter.js";
import "./player.js";
import "./preview.js";
import "./sidenotes.js";
import "./shortcut.js";
