// @ts-check
// In an offline copy alone. Search does its work in a Worker, which browsers refuse to pages that were opened from a
// disk; a hidden frame takes its place. The theme's search looks for the name IFrameWorker and then fetches what it
// needs for other languages with addresses that hold in a frame.
(() => {
  if (location.protocol !== "file:") return;

  class FrameWorker extends EventTarget {
    /** @param {string} url */
    constructor(url) {
      super();
      /** @type {Promise<any>} */
      this.inside = new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.hidden = true;
        frame.onload = () => {
          const inside = /** @type {any} */ (frame.contentWindow);
          inside.postMessage = (/** @type {unknown} */ data) => tell(this, data);
          inside.importScripts = async (/** @type {string[]} */ ...urls) => {
            for (const each of urls) await load(inside.document, each);
          };
          resolve(load(inside.document, new URL(url, document.baseURI).href).then(() => inside));
        };
        document.body.append(frame);
      });
    }

    /** @param {unknown} data */
    async postMessage(data) {
      tell(await this.inside, data);
    }
  }

  /**
   * @param {EventTarget} target
   * @param {unknown} data
   */
  const tell = (target, data) => target.dispatchEvent(new MessageEvent("message", { data }));

  /**
   * @param {Document} page
   * @param {string} url
   */
  const load = (page, url) =>
    new Promise((resolve, reject) => {
      const script = page.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = reject;
      page.head.append(script);
    });

  Object.assign(window, { Worker: FrameWorker, IFrameWorker: FrameWorker });
})();
