package bondgate.server.tax;

/** By which rule an order is taxed. */
public enum TaxMode {
  /**
   * 跨境电商综合税: no tariff; of consumption tax and VAT the share that the limits in force name, 70 %
   * (财关税〔2016〕18号).
   */
  COMPREHENSIVE,

  /**
   * Tariff, consumption tax and VAT in full 按货物全额征税: one indivisible item above the single limit
   * (财关税〔2018〕49号).
   */
  FULL
}
