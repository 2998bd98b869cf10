/**
 * What a camera sees and what follows from it, without a picture library: frames, faces, their
 * quality, embeddings, and the decision who somebody is. Knows only the JDK; models, the library
 * that reads pictures, the gallery and the sources of frames have packages of their own below.
 */
package bondgate.camera;
