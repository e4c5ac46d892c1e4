/** A game day: serving, learning and the broker in processes of their own, which are killed, and what is counted then. */
package moestro.app.chaos;
