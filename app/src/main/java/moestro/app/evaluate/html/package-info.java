/** An evaluation as one page that needs nothing else: no script, no font, no host. Knows findings and charts. */
package moestro.app.evaluate.html;
