package bondgate.server.stream;

/** The steps of a document that somebody reports. */
public enum ReportedStep {
  /** 过卡. */
  PASSED,
  /** 放行. */
  RELEASED,
  /** 监销. */
  WITNESSED,
  /** 核销. */
  CLOSED,
  /** 撤销. */
  WITHDRAWN
}
