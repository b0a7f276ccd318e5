// Comfort only: every page works without. A change in a form with a preview redraws the preview after a moment.
for (const form of document.querySelectorAll('form[data-preview]')) {
  let timer
  let asked = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const mine = ++asked
      const body = new FormData(form)
      body.set('do', 'preview')
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(body) })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById('preview')
      const stale = document.getElementById('preview')
      // An older answer that comes later is not drawn over a newer one.
      if (!fresh || mine !== asked) return
      const at = stale.scrollTop
      stale.replaceWith(fresh)
      fresh.scrollTop = at
    }, 400)
  })
}

// Pairs that are being put together: looked at again until they are there, or for half a minute.
const tries = Number(sessionStorage.getItem('tries') ?? 0)
const isWaiting = document.querySelector('[data-wait]') !== null
sessionStorage.setItem('tries', isWaiting ? tries + 1 : 0)
if (isWaiting && tries < 15) setTimeout(() => location.replace(location.pathname + location.search), 2000)
