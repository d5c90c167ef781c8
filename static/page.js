// What a page does beyond being read: all of it can be read and reached without any of this.
import "./theme.js";
import "./copy.js";
import "./contents.js";
import "./filter.js";
import "./player.js";
import "./sidenotes.js";
