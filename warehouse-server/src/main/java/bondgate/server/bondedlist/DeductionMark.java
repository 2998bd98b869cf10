package bondgate.server.bondedlist;

import java.util.Optional;

/** 核扣标记 vrfdedMarkcd, by customs' figures. */
public enum DeductionMark {
  /** 0 未核扣. */
  NOT_DEDUCTED("0"),
  /** 1 预核扣. */
  PRE_DEDUCTED("1"),
  /** 2 已核扣. */
  DEDUCTED("2"),
  /** 3 已核销. */
  WRITTEN_OFF("3");

  private final String figure;

  DeductionMark(String figure) {
    this.figure = figure;
  }

  /** The mark of that figure. */
  static Optional<DeductionMark> of(String written) {
    for (DeductionMark mark : values()) {
      if (mark.figure.equals(written)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  DeductionMark later(DeductionMark other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
