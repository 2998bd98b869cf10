package bondgate.camera.model;

/** What a model is for, and what does not work without it. */
public enum ModelPurpose {
  /** Finds faces. */
  DETECTION("人脸检测", "no face is found: the door and the till offer card and code only"),
  /** Makes embeddings. */
  EMBEDDING("人脸特征", "no face is compared: the door and the till offer card and code only"),
  /** Tells faces from photographs and screens. */
  LIVENESS(
      "活体检测",
      "a photograph cannot be told from a face: the door and the till offer card and code only");

  private final String zh;
  private final String without;

  ModelPurpose(String zh, String without) {
    this.zh = zh;
    this.without = without;
  }

  /** Its name in Chinese. */
  public String zh() {
    return zh;
  }

  /** What does not work without it. */
  public String without() {
    return without;
  }
}
