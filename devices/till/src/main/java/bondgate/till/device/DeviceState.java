package bondgate.till.device;

/**
 * How a device stands. Only in {@link #READY} and {@link #DEGRADED} may its silence mean anything.
 */
public enum DeviceState {
  /** Its port is not there: not plugged in (未接入). */
  ABSENT("未接入", "absent"),
  /** Its port is open, or is being opened again, and it has not answered yet (连接中). */
  CONNECTING("连接中", "connecting"),
  /** It answers and complains of nothing (就绪). */
  READY("就绪", "ready"),
  /** It answers, but something is wrong (降级). */
  DEGRADED("降级", "degraded"),
  /** Its port cannot be opened, or it does not answer (故障). */
  FAILED("故障", "failed");

  private final String chinese;
  private final String english;

  DeviceState(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** Its name in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** Its name in English. */
  public String english() {
    return english;
  }
}
