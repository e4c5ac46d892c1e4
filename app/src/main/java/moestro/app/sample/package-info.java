/**
 * The sample data: two weeks of flights that come with the application, for demonstrations and tests that want a real
 * stream. Knows the file's layout and nothing else of the application.
 */
package moestro.app.sample;
