package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.server.goods.Place;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The openings 通道门 of each zone. They come from the settings at the first start; later starts must
 * agree, because verdicts of the past were given by them.
 */
@ApplicationScoped
public class Portals {
  /** Where goods can come from and go to through an opening. */
  private static final List<Place> LEADS_TO =
      List.of(Place.ABROAD, Place.WAREHOUSE, Place.CENTRE, Place.STREET);

  private final String zone;
  private final List<String> settings;

  @Inject
  Portals(
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String zone,
      @ConfigProperty(
              name = "bondgate.portals",
              defaultValue = "dock:ABROAD:WAREHOUSE,passage:WAREHOUSE:CENTRE,exit:STREET:CENTRE")
          List<String> settings) {
    this.zone = zone;
    this.settings = settings;
  }

  /** Early, before anything asks the fence. */
  @Transactional
  void onStart(@Observes @Priority(100) StartupEvent start) {
    settle();
  }

  /**
   * In a schema of its own, the openings as the settings state them for this server's zone.
   *
   * @param others the openings of a zone of which the settings state none
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void rehearse(String inZone, Supplier<List<Portal>> others) {
    if (inZone.equals(zone)) {
      settle();
    } else {
      others.get().forEach(portal -> add(inZone, portal));
    }
  }

  private void settle() {
    for (Portal portal : read(settings)) {
      Optional<Portal> known = find(zone, portal.name());
      if (known.isEmpty()) {
        add(zone, portal);
      } else if (!known.get().equals(portal)) {
        throw new IllegalStateException(
            "bondgate.portals says %s, but verdicts were given by %s; give the opening a new name"
                .formatted(portal, known.get()));
      }
    }
  }

  private static void add(String inZone, Portal portal) {
    PortalRow row = new PortalRow();
    row.zone = inZone;
    row.name = portal.name();
    row.outside = portal.outside();
    row.inside = portal.inside();
    row.persist();
  }

  /** The openings that {@code name:OUTSIDE:INSIDE} entries state. */
  static List<Portal> read(List<String> settings) {
    List<Portal> portals = new ArrayList<>();
    for (String setting : settings) {
      String[] parts = setting.strip().split(":", -1);
      if (parts.length != 3) {
        throw new IllegalStateException(
            "bondgate.portals expects name:OUTSIDE:INSIDE, separated by commas; received '%s'"
                .formatted(setting));
      }
      portals.add(new Portal(parts[0], place(parts[1]), place(parts[2])));
    }
    return portals;
  }

  private static Place place(String name) {
    return LEADS_TO.stream()
        .filter(place -> place.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "bondgate.portals expects one of %s; received '%s'".formatted(LEADS_TO, name)));
  }

  /** The opening of that name. */
  @Transactional
  public Optional<Portal> find(String inZone, String name) {
    return PortalRow.<PortalRow>find("zone = ?1 and name = ?2", inZone, name)
        .firstResultOptional()
        .map(PortalRow::portal);
  }

  /** All openings of a zone, in the order in which they were set. */
  @Transactional
  public List<Portal> all(String inZone) {
    return PortalRow.<PortalRow>list("zone = ?1 order by id", inZone).stream()
        .map(PortalRow::portal)
        .toList();
  }

  /** The ways that lead from one place to another. */
  static List<Way> ways(List<Portal> portals, Place from, Place to) {
    List<Way> ways = new ArrayList<>();
    for (Portal portal : portals) {
      if (portal.outside() == from && portal.inside() == to) {
        ways.add(new Way(portal.name(), Direction.IN));
      } else if (portal.inside() == from && portal.outside() == to) {
        ways.add(new Way(portal.name(), Direction.OUT));
      }
    }
    return ways;
  }

  /** Through which opening, which way. */
  record Way(String portal, Direction direction) {}
}
