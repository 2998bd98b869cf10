package bondgate.edge.till;

import bondgate.events.ReaderState;

/**
 * How a till stands, for its own screen.
 *
 * @param till its name
 * @param tray how the tray's reader stands
 * @param tags how many tags lie on the tray
 * @param scale how the scale stands; empty without one
 * @param card how the card reader stands; empty without one
 * @param printer how the printer stands; empty without one
 * @param scanner how the scanner stands; empty without one
 * @param camera {@code READY}, or {@code NO_FACES} where no face is compared; empty without one
 * @param whyNoSales why no sale may be begun; empty if sales may be begun
 */
public record TillStatus(
    String till,
    ReaderState tray,
    int tags,
    String scale,
    String card,
    String printer,
    String scanner,
    String camera,
    String whyNoSales) {}
