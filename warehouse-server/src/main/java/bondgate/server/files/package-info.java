/** Work on files that several slices do. Knows no other slice. */
package bondgate.server.files;
