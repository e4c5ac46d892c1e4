/** What commands print and write: tables, progress, JSON. */
package moestro.app.report;
