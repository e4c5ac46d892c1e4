/** Reading topics outside of any stream: committed records, without a group. */
package moestro.app.topic;
