package bondgate.rfid.frame.uhf18;

import bondgate.rfid.dialect.Dialect;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import java.util.List;

/** UHFReader18 and UHFReader288 families, length first. */
public final class Uhf18Protocol implements ReaderProtocol {
  @Override
  public String name() {
    return "uhf18";
  }

  @Override
  public List<Integer> bauds() {
    return List.of(57_600, 115_200);
  }

  @Override
  public Dialect dialect(DialectSettings settings) {
    return new Uhf18Dialect(settings);
  }
}
