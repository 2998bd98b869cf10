package bondgate.server.people;

/**
 * What stands around a page: its language, its zone, its place in the menu.
 *
 * @param language the language to render in
 * @param zone the zone 区域 that the page shows
 * @param section where the page stands in the menu
 * @param otherLanguageHref this very page in the other language
 */
public record Frame(Language language, String zone, Section section, String otherLanguageHref) {

  /** An entry of the menu, or the landing page. */
  public enum Section {
    /** The landing page. */
    HOME("/"),
    /** Staff: stock. */
    STOCK("/staff/stock"),
    /** Staff: parcels. */
    PARCELS("/staff/parcels"),
    /** Staff: returns. */
    RETURNS("/staff/returns"),
    /** Officer: fence log. */
    FENCE("/officer/fence"),
    /** Officer: proof of silence. */
    SILENCE("/officer/silence"),
    /** Officer: alarms. */
    ALARMS("/officer/alarms"),
    /** Officer: control orders. */
    CONTROLS("/officer/controls"),
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

    /** Whether it belongs to the officer's menu. */
    public boolean officer() {
      return path.startsWith("/officer/");
    }
  }
}
