/** What every page needs: the theme toggle. */

import { createThemeToggle } from "./palette.js";

createThemeToggle();
