/** What every page needs: the theme toggle. */

import { createThemeToggle } from "./ui/theme.js";

createThemeToggle();
