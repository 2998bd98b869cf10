package bondgate.camera;

/** Why a face is not compared, with what the person may do about it. */
public enum QualityProblem {
  /** Nobody before the camera. */
  NO_FACE("请正对摄像头", "please face the camera"),
  /** Several faces where one person at a time is enrolled or compared. */
  MORE_THAN_ONE("请一次一人", "one person at a time, please"),
  /** Too few pixels. */
  TOO_SMALL("请靠近一些", "please come closer"),
  /** The box leaves the picture. */
  CUT_OFF("请站到画面中间", "please step into the middle"),
  /** The head leans to a shoulder. */
  TILTED("请把头摆正", "please hold your head upright"),
  /** The face is turned to the left or to the right. */
  TURNED("请正对摄像头，不要侧脸", "please look straight into the camera"),
  /** The face looks up or down. */
  UP_OR_DOWN("请平视摄像头", "please look level into the camera"),
  /** Moved, or out of focus. */
  BLURRED("请保持不动", "please hold still"),
  /** Too little light. */
  TOO_DARK("光线太暗", "there is too little light on your face"),
  /** Too much light. */
  TOO_BRIGHT("光线太强", "there is too much light on your face"),
  /** Large parts without any detail, for instance by light from behind. */
  HARSH_LIGHT("光线不均匀，请避开强光", "the light is harsh; please turn away from the lamp or window");

  private final String zh;
  private final String en;

  QualityProblem(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** What to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What to do, in English. */
  public String en() {
    return en;
  }
}
