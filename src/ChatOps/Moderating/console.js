// Comfort only: every page works without. A change in a form with a preview redraws the preview after a moment.
for (const form of document.querySelectorAll('form[data-preview]')) {
  let timer
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const body = new FormData(form)
      body.set('do', 'preview')
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(body) })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById('preview')
      if (fresh) document.getElementById('preview').replaceWith(fresh)
    }, 500)
  })
}
