// In a discussion the page follows its teacher: it asks every few seconds whether there is news, which is 304 as long as
// there is none. Pens down only locks what is here; where the page must show something else, it is loaded anew. Once it is
// handed in, any news is a reason to.
(() => {
  const { settings, look, flush } = window.attempt ?? {}, EVERY = 3_000, SPREAD = 1_000
  const LOOKS_DIFFERENT = ["second_vote", "reveal", "compare", "exit"]
  let known = "", following = false

  async function ask() {
    setTimeout(ask, EVERY + Math.random() * SPREAD)
    if (document.visibilityState !== "visible") return
    try {
      const answer = await fetch("news/", { headers: known ? { "If-None-Match": known } : {}, redirect: "error" })
      if (answer.status !== 204) return
      const isFirst = !known
      known = answer.headers.get("ETag")
      if (look) look()
      else if (!isFirst) location.reload()
    } catch { /* offline: asked again soon */ }
  }
  document.addEventListener("attempt:heard", async ({ detail: told }) => {
    const differs = told.phase !== settings.phase && [told.phase, settings.phase].some((phase) => LOOKS_DIFFERENT.includes(phase))
    if (!differs || following) return
    following = true
    if (await flush()) location.reload()
    else following = false // the notice about news stays; answers that wait come first
  })
  setTimeout(ask, Math.random() * SPREAD)
})()
