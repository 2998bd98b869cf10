package bondgate.server.tax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A unit of content, as tables and quotes spell it. */
public enum ContentUnit {
  /** Millilitre 毫升. */
  ML("ml", Measure.VOLUME, 1),
  /** Litre 升. */
  L("l", Measure.VOLUME, 1_000),
  /** Gram 克. */
  G("g", Measure.MASS, 1),
  /** Kilogram 千克. */
  KG("kg", Measure.MASS, 1_000),
  /** Tonne 吨. */
  T("t", Measure.MASS, 1_000_000),
  /** Piece or sheet 片/张. */
  PIECE("piece", Measure.PIECES, 1);

  private final String code;
  private final Measure measure;
  private final long factor;

  ContentUnit(String code, Measure measure, long factor) {
    this.code = code;
    this.measure = measure;
    this.factor = factor;
  }

  /** How it is spelled. */
  public String code() {
    return code;
  }

  /** What it measures. */
  public Measure measure() {
    return measure;
  }

  /** So many of this unit, in that of its measure. */
  Ratio inMeasure(Ratio amount) {
    return amount.times(Ratio.of(factor));
  }

  /** The unit that is spelled so. */
  public static Optional<ContentUnit> ofCode(String code) {
    return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
  }

  /** All spellings. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(ContentUnit::code).toList();
  }
}
