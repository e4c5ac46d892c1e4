/** {@code moestro replay}: another panel, or the same, on the lessons that a deployment has had. */
package moestro.app.replay;
