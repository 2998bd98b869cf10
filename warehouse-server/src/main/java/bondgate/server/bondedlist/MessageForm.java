package bondgate.server.bondedlist;

/** Whose form a message has; both state the same, by elements of other names. */
public enum MessageForm {
  /** 海关端 — what customs' own systems write, and the official XSDs describe. */
  CUSTOMS,
  /** 单一窗口 — what the import client of the single window takes, retail lists included. */
  WINDOW
}
