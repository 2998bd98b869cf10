/** Where frames come from: folders and MJPEG streams, of which only the newest frame is kept. */
package bondgate.camera.source;
