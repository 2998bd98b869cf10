package bondgate.server.customs;

import java.util.Optional;

/** Kinds of messages 报文类型 of the import side that this server sends or reads. */
public enum MessageKind {
  /** 电子订单. */
  CEB311,
  /** Its receipt. */
  CEB312,
  /** 支付凭证. */
  CEB411,
  /** Its receipt. */
  CEB412,
  /** 物流运单. */
  CEB511,
  /** Its receipt. */
  CEB512,
  /** 运单状态. */
  CEB513,
  /** Its receipt. */
  CEB514,
  /** 进口清单. */
  CEB621,
  /** Its receipt. */
  CEB622,
  /** 撤销申请单. */
  CEB623,
  /** Its receipt. */
  CEB624,
  /** 退货申请单. */
  CEB625,
  /** Its receipt. */
  CEB626,
  /** 入库明细单. */
  CEB711,
  /** Its receipt. */
  CEB712,
  /** 电子税单. */
  CEB816,
  /** 电子税单状态. */
  CEB818,
  /** 报文格式校验回执. */
  CEB900;

  /** Name of the root element, such as CEB311Message. */
  public String root() {
    return name() + "Message";
  }

  /** The kind whose root element has that name. */
  public static Optional<MessageKind> ofRoot(String root) {
    for (MessageKind kind : values()) {
      if (kind.root().equals(root)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
