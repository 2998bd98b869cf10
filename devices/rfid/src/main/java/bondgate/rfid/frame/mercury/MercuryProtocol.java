package bondgate.rfid.frame.mercury;

import bondgate.rfid.dialect.Dialect;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import java.util.List;

/** ThingMagic Mercury modules, header FF. */
public final class MercuryProtocol implements ReaderProtocol {
  @Override
  public String name() {
    return "mercury";
  }

  @Override
  public List<Integer> bauds() {
    return List.of(115_200, 9_600);
  }

  @Override
  public Dialect dialect(DialectSettings settings) {
    return new MercuryDialect();
  }
}
