package bondgate.camera;

/** Why bytes are not a usable picture. */
public enum FrameProblem {
  /** No bytes. */
  EMPTY("没有图像数据", "the camera sent no bytes; look at its cable and its stream"),
  /** Neither JPEG nor PNG nor PGM/PPM. */
  NOT_A_PICTURE("不是图像", "the bytes are no JPEG, PNG or PNM; set the camera to JPEG"),
  /** A JPEG without its end, or a head that is cut off. */
  TRUNCATED("图像不完整", "the picture is cut off; it is left out and the next one is taken"),
  /** Width or height is 0. */
  ZERO_SIZE("图像尺寸为零", "the picture says that it has no pixels; restart the camera"),
  /** More pixels or bytes than are set. */
  TOO_LARGE("图像过大", "the picture is larger than the limit; set the camera to 1080p or less"),
  /** The head is right but the library could not read the rest. */
  UNREADABLE("图像无法解码", "the picture is damaged inside; it is left out");

  private final String zh;
  private final String en;

  FrameProblem(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** For staff, in Chinese. */
  public String zh() {
    return zh;
  }

  /** For staff, in English: what was received and what to do. */
  public String en() {
    return en;
  }
}
