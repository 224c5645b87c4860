// Says so when a passkey was refused or the person closed the browser's question; allauth only writes to the console.
(() => {
  const phrase = document.currentScript.dataset.failed
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault()
    const message = document.createElement("p")
    message.className = "message message-error"
    message.setAttribute("role", "alert")
    message.append(phrase)
    document.getElementById("messages").replaceChildren(message)
  })
})()
