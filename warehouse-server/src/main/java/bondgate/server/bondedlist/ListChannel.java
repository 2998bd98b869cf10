package bondgate.server.bondedlist;

/** How bonded lists travel to customs, and receipts back. */
public enum ListChannel {
  /** Not at all: a person carries them. */
  NONE,
  /** To an office inside this server, which answers with the forms of real receipts. */
  SANDBOX,
  /** By the folders of the single window's import client. */
  DIRECTORY,
  /** By HTTP. */
  HTTP
}
