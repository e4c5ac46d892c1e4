// Texts whose contrast with what is behind them is below 4.5 (WCAG 2.2, 1.4.3, level AA), as [contrast, text].
(() => {
  const rgb = text => text.match(/[\d.]+/g).map(Number);
  const linear = c => c <= 10.31475 ? c / 3294.6 : Math.pow((c / 255 + 0.055) / 1.055, 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility()
    && !e.closest('.skip') && [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim()));
  return texts.map(e => {
    const style = getComputedStyle(e);
    const front = rgb(e instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [luminance(front), luminance(behind(e))].sort((x, y) => y - x);
    return [Math.round(100 * (a + 0.05) / (b + 0.05)) / 100, e.textContent.slice(0, 40)];
  }).filter(([contrast]) => contrast < 4.5);
})()
