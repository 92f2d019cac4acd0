/** Speak with the desk's JSON views. */

import { gettext } from "../map/i18n.js";

/**
 * @param {any} config see places/admin/desk.py
 * @returns {any} `act(body)` and `get(address)`, both promises; they throw an Error whose message is
 *   in the editor's language, and whose `state` is the desk's where that came along
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
      const said = answer.error ?? gettext("The desk could not do this. Load the page again.");
      throw Object.assign(new Error(said), { state: answer.state });
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
