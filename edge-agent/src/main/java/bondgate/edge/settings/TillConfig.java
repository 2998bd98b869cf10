package bondgate.edge.settings;

import java.util.Optional;

/** The settings of one till as they were written; see {@link EdgeConfig}. */
public interface TillConfig {
  Optional<String> origin();

  Optional<String> token();

  Optional<String> camera();

  Tray tray();

  Scale scale();

  Device card();

  Printer printer();

  Device scanner();

  /** The reader of the tray, and when a tag lies on it. */
  interface Tray {
    Optional<String> port();

    Optional<String> trust();

    Optional<String> protocol();

    Optional<String> baud();

    Optional<String> ports();

    Optional<String> antennas();

    Optional<String> powerDbm();

    Optional<String> floorDbm();

    Optional<String> reads();

    Optional<String> within();

    Optional<String> goneAfter();

    Optional<String> settle();
  }

  /** The scale under the tray. */
  interface Scale {
    Optional<String> port();

    Optional<String> baud();

    Optional<String> protocol();

    Optional<String> toleranceGrams();
  }

  /** The receipt printer. */
  interface Printer {
    Optional<String> port();

    Optional<String> baud();

    Optional<String> columns();

    Optional<String> charset();
  }

  /** A device of which only the line must be known. */
  interface Device {
    Optional<String> port();

    Optional<String> baud();
  }
}
