/** Templates of those who consented: encrypted on this device, searchable, erased in one act. */
package bondgate.camera.gallery;
