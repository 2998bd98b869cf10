/**
 * Which models there are, how each wants its picture, and whether a folder holds them unchanged.
 */
package bondgate.camera.model;
