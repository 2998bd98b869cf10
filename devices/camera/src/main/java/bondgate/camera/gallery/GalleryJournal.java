package bondgate.camera.gallery;

import bondgate.camera.PersonRef;

/** Where acts are written down: reference and act, never a template. */
@FunctionalInterface
public interface GalleryJournal {
  /** An act; the time is the writer's. */
  void note(GalleryAct act, PersonRef person);
}
