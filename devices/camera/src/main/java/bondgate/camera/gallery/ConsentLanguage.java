package bondgate.camera.gallery;

/** The languages in which consent is asked for. */
public enum ConsentLanguage {
  /** Chinese. */
  ZH,
  /** English. */
  EN
}
