/** Running serve and learn as applications, in this process. */
package moestro.app.run;
