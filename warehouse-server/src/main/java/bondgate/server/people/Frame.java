package bondgate.server.people;

import bondgate.server.access.Role;
import java.util.Set;

/**
 * What stands around a page: its language, its zone, its place in the menu.
 *
 * @param language the language to render in
 * @param zone the zone 区域 that the page shows
 * @param section where the page stands in the menu
 * @param otherLanguageHref this very page in the other language
 * @param reader who reads it
 */
public record Frame(
    Language language, String zone, Section section, String otherLanguageHref, Reader reader) {

  /**
   * Who reads a page.
   *
   * @param account the account that signed in; empty: nobody did
   * @param roles what it may be; all of them where nobody has to sign in
   * @param doorsOpen whether nobody has to sign in
   * @param approvals how many acts of others wait for his word; 0 on the page of a closed door
   */
  public record Reader(String account, Set<Role> roles, boolean doorsOpen, int approvals) {
    /** Whether the staff's pages open to him. */
    public boolean staff() {
      return roles.contains(Role.STAFF) || roles.contains(Role.SUPERVISOR);
    }

    /** Whether the officer's pages open to him. */
    public boolean officer() {
      return roles.contains(Role.OFFICER)
          || roles.contains(Role.AUDITOR)
          || roles.contains(Role.SUPERVISOR);
    }

    /** Whether he is of customs: places control orders, opens messages that name persons. */
    public boolean customs() {
      return roles.contains(Role.OFFICER);
    }

    /** Whether he may settle taxes. */
    public boolean supervisor() {
      return roles.contains(Role.SUPERVISOR);
    }

    /** Whether the list of accounts opens to him. */
    public boolean accounts() {
      return !doorsOpen && operator();
    }

    /** Whether the operator's other pages open to him. */
    public boolean operator() {
      return roles.contains(Role.OPERATOR) || roles.contains(Role.AUDITOR);
    }
  }

  /** An entry of the menu, or the landing page. */
  public enum Section {
    /** The landing page. */
    HOME("/"),
    /** Staff: stock. */
    STOCK("/staff/stock"),
    /** Staff: work with a handheld. */
    HANDHELD("/staff/handheld"),
    /** Staff: parcels. */
    PARCELS("/staff/parcels"),
    /** Staff: returns. */
    RETURNS("/staff/returns"),
    /** Staff: destruction. */
    DESTROY("/staff/destroy"),
    /** Acts that wait for a second person. */
    APPROVALS("/approvals"),
    /** Operator: accounts. */
    ACCOUNTS("/operator/accounts"),
    /** Operator: backups. */
    BACKUPS("/operator/backups"),
    /** Operator: agents at the broker. */
    AGENTS("/operator/agents"),
    /** Officer: the zone at a glance. */
    MAP("/officer/map"),
    /** Officer: fence log. */
    FENCE("/officer/fence"),
    /** Officer: gate, till and book side by side. */
    MATCH("/officer/match"),
    /** Officer: proof of silence. */
    SILENCE("/officer/silence"),
    /** Officer: alarms. */
    ALARMS("/officer/alarms"),
    /** Officer: control orders. */
    CONTROLS("/officer/controls"),
    /** Officer: messages with customs. */
    CUSTOMS("/officer/customs"),
    /** Officer: book. */
    BOOK("/officer/book"),
    /** Officer: guarantee. */
    GUARANTEE("/officer/guarantee"),
    /** Officer: proof of one record, reached from the fence log. */
    PROVE("/officer/prove");

    private final String path;

    Section(String path) {
      this.path = path;
    }

    /** Where it lies. */
    public String path() {
      return path;
    }

    /** Whether it belongs to the staff's menu. */
    public boolean staff() {
      return path.startsWith("/staff/");
    }

    /** Whether it belongs to the operator's menu. */
    public boolean operator() {
      return path.startsWith("/operator/");
    }

    /** Whether it belongs to the officer's menu. */
    public boolean officer() {
      return path.startsWith("/officer/");
    }
  }
}
