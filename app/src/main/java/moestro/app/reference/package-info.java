/**
 * What can stand in a configuration: every key with its kind, its default, what it does and an example. The JSON schema
 * for editors and the page of the manual are made of this, and a test holds it against what is read.
 */
package moestro.app.reference;
