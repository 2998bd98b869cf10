package bondgate.rfid.frame.r2000;

import bondgate.rfid.dialect.Dialect;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import java.util.List;

/** Impinj R2000 ("Indy") modules, header A0. */
public final class R2000Protocol implements ReaderProtocol {
  @Override
  public String name() {
    return "r2000";
  }

  @Override
  public List<Integer> bauds() {
    return List.of(115_200, 38_400);
  }

  @Override
  public Dialect dialect(DialectSettings settings) {
    return new R2000Dialect(settings);
  }
}
