/**
 * The dashboard: an observer that reads a deployment's topics as any consumer could, what it knows, and the page that
 * shows it. Nothing is predicted or learned here, and nothing that predicts or learns waits for it.
 */
package moestro.app.dashboard;
