/**
 * Markup and charts as SVG inside of a page: nothing to load, nothing to run. Colours are classes that the page's style sheet
 * resolves, so that a chart follows light and dark. Knows nothing of what it draws.
 */
package moestro.app.report.svg;
