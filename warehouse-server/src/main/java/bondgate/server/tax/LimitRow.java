package bondgate.server.tax;

import java.time.LocalDate;

/**
 * The purchase limits 限值 from a day on, and the share of consumption tax and VAT that is due within
 * them: 2 000 and 20 000 CNY from 2016-04-08 (财关税〔2016〕18号), 5 000 and 26 000 CNY from 2019-01-01
 * (财关税〔2018〕49号).
 *
 * @param from the first day of orders, in China
 * @param singleFen 单次交易限值
 * @param annualFen 个人年度交易限值, a calendar year of one identity number
 * @param share 0.7 for 70 %
 */
public record LimitRow(LocalDate from, long singleFen, long annualFen, Ratio share) {}
