package bondgate.server.tax;

/**
 * The tax of one line before it is rounded, in fen. There is no amount below which it is waived:
 * the 50 CNY are for personal postal articles 行邮税 (海关总署公告2010年第43号), and 财关税〔2016〕18号 does away
 * with a waiver here.
 *
 * @param legalTariff 法定关税; 0 within the limits
 * @param legalConsumption 法定消费税
 * @param legalVat 法定增值税
 * @param tariff 应征关税
 * @param consumption 应征消费税
 * @param vat 应征增值税
 */
public record ExactTax(
    Ratio legalTariff,
    Ratio legalConsumption,
    Ratio legalVat,
    Ratio tariff,
    Ratio consumption,
    Ratio vat) {

  /**
   * Computes it. Consumption tax is part of the price that it is levied on, so its base is what is
   * due without it, divided by one minus its rate; the specific amount adds to that base and comes
   * on top (复合计税, as in 消费税暂行条例; ad valorem and specific are its two ends).
   *
   * @param share of consumption tax and VAT that is due in {@link TaxMode#COMPREHENSIVE}: 0.7 since
   *     2016-04-08 (财关税〔2016〕18号)
   */
  public static ExactTax of(TaxBase base, TaxMode mode, Ratio share) {
    Ratio tariffRate = tariffRate(base, mode);
    Ratio due = shareDue(mode, share);
    Ratio tariff = base.dutiableFen().times(tariffRate);
    Ratio price = base.dutiableFen().plus(tariff);
    Ratio rate = base.consumptionRate();
    Ratio consumption =
        price
            .plus(base.specificFen())
            .dividedBy(Ratio.ONE.minus(rate))
            .times(rate)
            .plus(base.specificFen());
    Ratio vat = price.plus(consumption).times(base.vatRate());
    return new ExactTax(tariff, consumption, vat, tariff, consumption.times(due), vat.times(due));
  }

  /** The tariff rate that counts: 0 within the limits. */
  static Ratio tariffRate(TaxBase base, TaxMode mode) {
    return switch (mode) {
      case COMPREHENSIVE -> Ratio.ZERO;
      case FULL -> base.tariffRate();
    };
  }

  /** The share of consumption tax and VAT that is due. */
  static Ratio shareDue(TaxMode mode, Ratio share) {
    return switch (mode) {
      case COMPREHENSIVE -> share;
      case FULL -> Ratio.ONE;
    };
  }

  /** All three, not rounded: to be compared, never to be charged. */
  public Ratio total() {
    return tariff.plus(consumption).plus(vat);
  }

  /** What is charged: each tax rounded once, then added up. */
  public TaxFen rounded(TaxRounding rounding) {
    return new TaxFen(rounding.fen(tariff), rounding.fen(consumption), rounding.fen(vat));
  }
}
