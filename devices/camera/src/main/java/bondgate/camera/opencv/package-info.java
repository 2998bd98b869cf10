/** The steps that need OpenCV: reading pictures, finding, aligning, embedding, and liveness. */
package bondgate.camera.opencv;
