/** Speak with the desk's JSON views. */

import { gettext } from "../map/i18n.js";

/**
 * @param {any} config see places/admin/desk.py
 * @returns {any} `act(body)` and `get(address)`, both promises; they throw an Error whose message is
 *   in the editor's language
 */
export function createApi(config) {
  async function ask(address, options) {
    let response;
    try {
      response = await fetch(address, { credentials: "same-origin", ...options });
    } catch {
      throw new Error(gettext("The desk cannot be reached. Nothing was changed; try again."));
    }
    if (response.redirected) {
      throw new Error(gettext("You were logged out. Log in again in another tab, then go on here."));
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new Error(answer.error ?? gettext("The desk could not do this. Load the page again."));
    }
    return answer;
  }

  return {
    get: (address) => ask(address, {}),
    act: (body) =>
      ask(config.act, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": config.csrf },
        body: JSON.stringify(body),
      }),
  };
}
