/** A browser whose software renderer passes for a graphics card, where no card is at hand. */

/**
 * From now on the worker that trains finds hardware behind WebGL. Its script comes over the same line, with some lines
 * before it.
 * @param {import('@playwright/test').BrowserContext} context
 */
export async function disguiseRenderer(context) {
  await context.route('**/trainer.worker*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${disguise})();${await response.text()}` })
  })
}

function disguise() {
  const { getParameter } = WebGL2RenderingContext.prototype
  const unmaskedRenderer = 0x9246
  WebGL2RenderingContext.prototype.getParameter = function (name) {
    return name === unmaskedRenderer ? 'Graphics card' : getParameter.call(this, name)
  }
}
