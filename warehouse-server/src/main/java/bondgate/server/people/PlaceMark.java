package bondgate.server.people;

import io.quarkus.qute.TemplateEnum;

/** A place of goods as the pages name it. */
@TemplateEnum
public enum PlaceMark {
  /** 区外: not yet received. */
  ABROAD,
  /** 保税仓: the bonded warehouse. */
  WAREHOUSE,
  /** 体验中心: the experience centre. */
  CENTRE,
  /** Released, gone 已放行. */
  STREET,
  /** 待查: left a place without a permit, still on the book. */
  INVESTIGATION
}
