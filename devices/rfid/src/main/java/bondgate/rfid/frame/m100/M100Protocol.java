package bondgate.rfid.frame.m100;

import bondgate.rfid.dialect.Dialect;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import java.util.List;

/** MagicRF M100, QM100 and R200 modules, frames from BB to 7E. */
public final class M100Protocol implements ReaderProtocol {
  @Override
  public String name() {
    return "m100";
  }

  @Override
  public List<Integer> bauds() {
    return List.of(115_200);
  }

  @Override
  public Dialect dialect(DialectSettings settings) {
    return new M100Dialect();
  }
}
