package bondgate.server.people.staff;

import bondgate.server.goods.Place;
import bondgate.server.people.ItemName;
import bondgate.server.people.staff.StockPage.Count;
import bondgate.server.people.staff.StockPage.Item;
import bondgate.server.people.staff.StockPage.OpenPermit;
import bondgate.server.people.staff.StockPage.TagAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

/** A staff desk laid out by hand. */
@Alternative
@ApplicationScoped
public class FixtureStaffDesk implements StaffDesk {
  private static final ItemName MAOTAI =
      new ItemName("GZ-0001", "飞天酱香型白酒 53度 500毫升", "Feitian sauce-aroma baijiu, 53%, 500 ml");
  private static final ItemName EVIL =
      new ItemName("GZ-0002", "<script>alert(1)</script>", "<script>alert(1)</script>");
  private volatile boolean filled = true;

  /** Begins again, with stock or with none. */
  public void layOut(boolean full) {
    filled = full;
  }

  @Override
  public List<Item> stock(String zone) {
    return filled
        ? List.of(
            new Item(
                MAOTAI,
                List.of(
                    new Count(Place.WAREHOUSE, 160, 0, 12),
                    new Count(Place.CENTRE, 36, 12, 3),
                    new Count(Place.INVESTIGATION, 1, 0, 0))),
            new Item(EVIL, List.of(new Count(Place.WAREHOUSE, 12345, 500, 0))))
        : List.of();
  }

  @Override
  public List<TagAnswer> find(String zone, String part) {
    if (!filled || part.startsWith("FFFF")) {
      return List.of();
    }
    return List.of(
        new TagAnswer(
            "E28068940000500000000001",
            MAOTAI,
            Place.WAREHOUSE,
            new OpenPermit("passage", true, "P8301260314000001")),
        new TagAnswer("E28068940000500000000002", EVIL, Place.INVESTIGATION, null),
        new TagAnswer("E28068940000500000000003", MAOTAI, Place.CENTRE, null));
  }
}
